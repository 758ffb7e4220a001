"""Registers the registry with Django."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Organisations and what belongs to them; intake of workbooks."""

    name = "qunqiao.registry"
    label = "registry"
