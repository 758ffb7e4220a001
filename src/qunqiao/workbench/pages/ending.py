"""What is over and what ends soon: terms of office, and rectifications that were ordered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from qunqiao.checkups import queries as checkups
from qunqiao.people.models import Unit
from qunqiao.people.policy import Reach
from qunqiao.people.queries.above import names_above
from qunqiao.registry.models import Term
from qunqiao.registry.queries.terms import (
    due_soon,
    lacks_approval,
    last_day,
    overdue,
    visible_terms,
)
from qunqiao.supervision.queries.coming import next_rectification
from qunqiao.supervision.queries.rectifying import rectifications_due
from qunqiao.workbench.pages.comparing import of_focus

_MOST_TERMS = 8
_DAYS = ("began_on", "years", "extended_until", "extension_document")
Linked = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Due:
    """A committee, what its unit and the unit above are called, its term's last day, and days from it.

    ``above`` is "" for a unit with none above; ``days`` are those left, or those it is over;
    ``extended`` is the day until which it was extended without an approval on record, which moves nothing.
    """

    name: str
    href: str
    unit: str
    above: str
    on: date
    days: int
    extended: date | None


@dataclass(frozen=True, slots=True)
class Task:
    """The rectification that is due first: where, when, where it stands, and the day of the last one due soon."""

    unit: str
    on: date
    last: date
    href: str


@dataclass(frozen=True, slots=True)
class Dues:
    """Terms that are over (``past``, the longest first) and that end soon (``nearest``), and tasks.

    ``expired``, ``soon`` and ``tasks`` have the number of all with their list; ``graded`` says how many
    findings of terms that are over are problems, and how many advice.
    """

    past: Sequence[Due]
    nearest: Sequence[Due]
    expired: Linked
    soon: Linked
    graded: Mapping[str, int]
    tasks: Sequence[tuple[str, int, str]]
    next_task: Task | None


def dues_of(reach: Reach, focus: Unit | None, day: date) -> Dues:
    """Terms that are over and terms that end within half a year, and the rectifications due soon."""
    terms = visible_terms(reach, day)
    if focus is not None:
        terms = terms.filter(organisation__unit__path__startswith=focus.path)
    over, past = _first(terms.filter(overdue(day)))
    soon, nearest = _first(terms.filter(due_soon(day)))
    above = names_above(term.organisation.unit for term in (*past, *nearest))
    kept = of_focus(focus)
    tasks = [
        (name, count, _address("supervision:tasks", kept, origin="finding", due=name))
        for name, count in rectifications_due(reach, focus, day).items()
    ]
    return Dues(
        [_due(term, day, above) for term in past],
        [_due(term, day, above) for term in nearest],
        (_("已过期未换届"), over, _address("registry:terms", kept, state="overdue")),
        (_("半年内届满"), soon, _address("registry:terms", kept, state="due")),
        checkups.expired_terms(reach, focus),
        tasks,
        next_task(reach, focus, day),
    )


def next_task(reach: Reach, focus: Unit | None, day: date) -> Task | None:
    """The rectification that is due first within 30 days, if there is one."""
    coming = next_rectification(reach, focus, day)
    if coming is None:
        return None
    task = coming.task
    unit = task.place.called if task.place else task.unit.called
    return Task(unit, task.due_on, coming.last_on, reverse("supervision:task", args=[task.pk]))


def _first(terms: QuerySet[Term]) -> tuple[int, list[Term]]:
    """How many they are, and those whose last day comes first; two queries, the first of few columns."""
    days = terms.select_related(None).only(*_DAYS)
    ends = [(last_day(term), term.pk) for term in days]
    first = [pk for _end, pk in nsmallest(_MOST_TERMS, ends)]
    found = {term.pk: term for term in terms.filter(pk__in=first)}
    return len(ends), [found[pk] for pk in first]


def _due(term: Term, day: date, above: Mapping[str, str]) -> Due:
    organisation, end = term.organisation, last_day(term)
    address = reverse("registry:organisation", args=[organisation.pk])
    unit = organisation.unit
    days = abs((end - day).days)
    extended = term.extended_until if lacks_approval(term, day) else None
    return Due(
        organisation.name, address, unit.called, above.get(unit.path, ""), end, days, extended
    )


def _address(route: str, kept: Mapping[str, str | int], **chosen: str) -> str:
    return f"{reverse(route)}?{urlencode({**kept, **chosen})}"
