"""Registers the app with Django."""

from django.apps import AppConfig


class CheckupsConfig(AppConfig):
    """Check-ups: snapshots, rulebooks, and findings with their evidence."""

    name = "qunqiao.checkups"
    label = "checkups"
