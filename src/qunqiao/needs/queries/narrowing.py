"""What a list of needs can be narrowed by, on the page and for programs alike."""

from datetime import timedelta

from django.db.models import Q, QuerySet

from qunqiao.kit import clock
from qunqiao.needs.models import Need
from qunqiao.needs.queries import WAITING

Needs = QuerySet[Need]


def waiting(rows: Needs) -> Needs:
    """Those without an answer."""
    return rows.filter(state__in=WAITING)


def in_state(rows: Needs, value: str) -> Needs:
    """Those in a state; ``late`` without an answer past their day, ``all`` whatever their state."""
    if value == "all":
        return rows
    if value == "late":
        return waiting(rows).filter(due_on__lt=clock.today())
    return rows.filter(state=value)


def due_in(rows: Needs, value: str) -> Needs:
    """Those without an answer that are due within a week, or were due before (``week``)."""
    del value  # there is one
    return waiting(rows).filter(due_on__lte=clock.today() + timedelta(days=7))


def of_unit(rows: Needs, value: str) -> Needs:
    """Those that a unit of such a name owns, or is the one they are about."""
    named = Q(owner__name__icontains=value) | Q(about__name__icontains=value)
    return rows.filter(named | Q(place__icontains=value))
