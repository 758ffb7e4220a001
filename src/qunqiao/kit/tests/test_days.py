"""Days in forms: those of our time, and a sentence for the others."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from qunqiao.kit.days import DayField


@pytest.mark.parametrize("typed", ["0001-01-01", "1899-12-31", "2101-01-01", "9999-12-31"])
def test_a_year_that_was_mistyped_is_refused(typed):
    with pytest.raises(ValidationError, match="年份不对"):
        DayField().clean(typed)


@pytest.mark.parametrize("typed", ["1900-01-01", "2026-11-20", "2100-12-31"])
def test_a_day_of_our_time_is_taken(typed):
    assert DayField().clean(typed) == date.fromisoformat(typed)


def test_no_day_is_no_day():
    assert DayField(required=False).clean("") is None
