"""Registers the app with Django."""

from django.apps import AppConfig


class ExemplarsConfig(AppConfig):
    """What worked, who took it over, and what that changed."""

    name = "qunqiao.exemplars"
    label = "exemplars"
