"""Registers the app with Django."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The portal: the face workers see, and the pages open to all."""

    name = "qunqiao.portal"
    label = "portal"
