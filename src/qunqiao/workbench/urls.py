"""Addresses of this app."""

from django.urls import URLPattern

app_name = "workbench"
urlpatterns: list[URLPattern] = []
