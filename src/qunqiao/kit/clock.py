"""The one place that asks what day it is."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """The day the platform works on: the real one, unless a demonstration fixed it."""
    fixed: date | None = settings.TODAY
    return fixed or timezone.localdate()


def now() -> datetime:
    """The real moment, with its zone; a demonstration's fixed day does not change it."""
    return timezone.now()
