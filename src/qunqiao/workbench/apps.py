"""Registers the app with Django."""

from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    """The workbench: the face officers and supervisors see."""

    name = "qunqiao.workbench"
    label = "workbench"
