"""A time allowed from some day on: when it is over, and for how long it has been."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .model import Plain, Rule

#: What the sentence of a rule with a time allowed may name besides its evidence and parameters.
LIMIT_WORDS = ("deadline", "overdue_days")


@dataclass(frozen=True, kw_only=True)
class Limit:
    """The last day of the time allowed, and how many days ago that was."""

    deadline: date
    overdue_days: int


def limit_of(rule: Rule, began: date | None, values: Mapping[str, Plain]) -> Limit | None:
    """The time that ``rule`` allows from ``began``; None if it allows none, or nobody knows when it began.

    ``values`` hold the parameters in force and ``as_of``, the day of the check-up in ISO form.
    """
    months = values[rule.within] if rule.within else None
    if began is None or not isinstance(months, int):
        return None
    deadline = months_after(began, months)
    days = (date.fromisoformat(str(values["as_of"])) - deadline).days
    return Limit(deadline=deadline, overdue_days=max(days, 0))


def months_after(day: date, months: int) -> date:
    """The same day so many months later; at the end of a shorter month its last day, as in SQL."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
