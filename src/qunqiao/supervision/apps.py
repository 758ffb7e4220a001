"""Registers the app with Django."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """Documents and meetings, their demands, and who answers for each."""

    name = "qunqiao.supervision"
    label = "supervision"
