"""Registers the app with Django."""

from django.apps import AppConfig


class BurdenConfig(AppConfig):
    """Requests for data, and the ledger of what is asked of whom."""

    name = "qunqiao.burden"
    label = "burden"
