"""Registers the app with Django."""

from django.apps import AppConfig


class CircularsConfig(AppConfig):
    """Circulars, notices, minutes and letters, each figure with its records."""

    name = "qunqiao.circulars"
    label = "circulars"
