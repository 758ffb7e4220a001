"""Registers the app with Django."""

from django.apps import AppConfig


class NeedsConfig(AppConfig):
    """One inbox for what people ask for, wherever it was heard."""

    name = "qunqiao.needs"
    label = "needs"
