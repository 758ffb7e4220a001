"""Registers units and people with Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Units, persons, seats and accounts."""

    name = "qunqiao.people"
    label = "people"
