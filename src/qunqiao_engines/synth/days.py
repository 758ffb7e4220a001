"""Arithmetic on days that a calendar on the wall would agree with."""

from calendar import monthrange
from datetime import date, timedelta

from qunqiao_engines.exact import Draws


def years_after(day: date, years: int) -> date:
    """The same day ``years`` later (earlier when negative); 29 February becomes the 28th."""
    return months_after(day, 12 * years)


def months_after(day: date, months: int) -> date:
    """The same day of the month ``months`` later, or that month's last day if it has none.

    >>> months_after(date(2026, 8, 31), -6)
    datetime.date(2026, 2, 28)
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days_after(day: date, days: int) -> date:
    """The day ``days`` later, or earlier when negative."""
    return day + timedelta(days=days)


def day_between(draws: Draws, first: date, last: date) -> date:
    """A day from ``first`` to ``last``, both included; ``first`` if they are the wrong way round."""
    return first + timedelta(days=draws.between(0, max(0, (last - first).days)))


def working_day(day: date) -> date:
    """``day``, or the Friday before it: bodies are elected on weekdays."""
    return day - timedelta(days=max(0, day.weekday() - 4))
