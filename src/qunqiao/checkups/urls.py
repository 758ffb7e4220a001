"""Addresses of this app."""

from django.urls import URLPattern

app_name = "checkups"
urlpatterns: list[URLPattern] = []
