"""Addresses of this app."""

from django.urls import path

from qunqiao.workbench.pages import home, overview, trail

app_name = "workbench"
urlpatterns = [
    path("", home.home, name="home"),
    path("overview/", overview.overview, name="overview"),
    path("trail/", trail.trail, name="trail"),
]
