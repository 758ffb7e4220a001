"""What the matrix needs of burden: the supervising body asks north for something."""

from collections.abc import Callable, Mapping

from qunqiao.burden.models import Request
from qunqiao.burden.testing import a_draft, a_request
from qunqiao.people.models import Unit
from qunqiao.people.testing import Cast

Values = Mapping[str, object]


def _sent(cast: Cast) -> Request:
    return a_request(cast.supervisor, cast.root, cast.north)


def _wish(unit: Unit, *units: Unit) -> Values:
    return {
        "unit_id": unit.pk,
        "title": "帮扶情况",
        "why": "核定名额",
        "due_on": "2026-12-04",
        "unit_ids": [one.pk for one in units],
        "fields": [{"name": "帮扶人数", "kind": "number", "measure": "人"}],
    }


BURDENED: dict[str, Callable[[Cast], Values]] = {
    "entry at north": lambda cast: {"charge_id": _sent(cast).charge_id},
    "asked entry at north": lambda cast: {
        "charge_id": _sent(cast).charge_id,
        "unit_id": cast.north.pk,
    },
    "drafted request": lambda cast: {
        "request_id": a_draft(cast.supervisor, cast.root, cast.north).pk
    },
    "request at north": lambda cast: {"request_id": _sent(cast).pk},
    "asked at north": lambda cast: {"request_id": _sent(cast).pk, "unit_id": cast.north.pk},
    "wish at root": lambda cast: _wish(cast.root, cast.north),
    "wish at north": lambda cast: _wish(cast.north, cast.north_lab),
}
