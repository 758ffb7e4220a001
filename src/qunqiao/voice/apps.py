"""Registers the app with Django."""

from django.apps import AppConfig


class VoiceConfig(AppConfig):
    """No tables of its own now: complaints are needs (docs/decisions/0026)."""

    name = "qunqiao.voice"
    label = "voice"
