"""Registers the trail with Django."""

from django.apps import AppConfig


class TrailConfig(AppConfig):
    """Append-only entries, hash-chained."""

    name = "qunqiao.trail"
    label = "trail"
