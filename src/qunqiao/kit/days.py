"""Days that can be reckoned with: a year before or after them was mistyped."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)


def is_ours(day: date) -> bool:
    """Whether it can be reckoned with: no deadline counted from it leaves the calendar."""
    return FIRST <= day <= LAST


class DayField(forms.DateField):
    """A day in a form; one that lies outside of all we keep is refused where it was typed."""

    default_error_messages = {"outside": _("年份不对，请填 1900 年到 2100 年之间的日期。")}

    def clean(self, value: Any) -> date | None:
        """The day, if one was typed."""
        day: date | None = super().clean(value)
        if day is not None and not is_ours(day):
            raise ValidationError(self.error_messages["outside"], code="outside")
        return day
