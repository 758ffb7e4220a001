"""Registers the app with Django."""

from django.apps import AppConfig


class VoiceConfig(AppConfig):
    """What people say: complaints that reach a person."""

    name = "qunqiao.voice"
    label = "voice"
