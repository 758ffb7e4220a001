"""Builders of visits."""

from datetime import date
from typing import Any

from qunqiao.needs.models import Need
from qunqiao.needs.testing import a_heard_need
from qunqiao.people.models import Person, Unit
from qunqiao.visits.models import Difficulty, Visit

TODAY = date(2026, 11, 20)


def a_visit(by: Person, unit: Unit, **fields: Any) -> Visit:
    """A visit of last Wednesday, at which a dozen workers were met."""
    values: dict[str, Any] = {
        "visited_on": date(2026, 11, 18),
        "workers": 12,
        "heard": "食堂和班车的事说得最多",
        "noted_on": TODAY,
    }
    return Visit.objects.create(visitor=by, unit=unit, **{**values, **fields})


def a_difficulty(visit: Visit, **fields: Any) -> Need:
    """A need that was heard on the visit."""
    need = a_heard_need(visit.visitor, visit.unit, **fields)
    Difficulty.objects.create(visit=visit, need=need)
    return need
