"""Addresses of this app: "healthz" alone, so that watchers need no name of ours, the rest "portal"."""

from django.urls import include, path

from qunqiao.portal.pages import demo, display, guide, health, home, never, transfer

PAGES = [
    path("", home.home, name="home"),
    path("start/", home.start, name="start"),
    path("my/", home.my, name="my"),
    path("my/memberships/<int:membership_id>/transfer/", transfer.ask, name="transfer"),
    path("my/transfers/<int:transfer_id>/withdraw/", transfer.withdraw, name="transfer_withdraw"),
    path("help/", guide.guide, name="help"),
    path("help/never/", never.never, name="never"),
    path("display/", display.display, name="display"),
    path("demo/", demo.demo, name="demo"),
    path("demo/enter/", demo.enter, name="demo_enter"),
]
urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("", include((PAGES, "portal"))),
]
