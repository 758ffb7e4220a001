"""Registers the app with Django."""

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    """Visits, entered on a phone, also without a network."""

    name = "qunqiao.visits"
    label = "visits"
