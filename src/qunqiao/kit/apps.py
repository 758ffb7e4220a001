"""Registers the kit with Django."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    """The kit: components, static files, text and page tools."""

    name = "qunqiao.kit"
    label = "kit"
