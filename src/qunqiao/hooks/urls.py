"""Addresses of this app."""

from django.urls import path

from qunqiao.hooks.pages import hook, hooks

app_name = "hooks"
urlpatterns = [
    path("hooks/", hooks.hooks, name="hooks"),
    path("hooks/new/", hooks.new, name="new"),
    path("hooks/<int:hook_id>/", hook.hook, name="hook"),
    path("hooks/<int:hook_id>/try/", hook.try_it, name="try"),
    path("hooks/<int:hook_id>/pause/", hook.pause, name="pause"),
    path("hooks/<int:hook_id>/resume/", hook.resume, name="resume"),
    path("hooks/<int:hook_id>/drop/", hook.drop, name="drop"),
]
