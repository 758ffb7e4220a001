"""Registers the app with Django."""

from django.apps import AppConfig


class HooksConfig(AppConfig):
    """What other programs are told."""

    name = "qunqiao.hooks"
    label = "hooks"
