"""A program notes a visit once, and only where its person may go."""

from uuid import uuid4

import pytest

from qunqiao.people.testing import a_program
from qunqiao.visits.models import Visit

pytestmark = pytest.mark.django_db


def _body(cast, **fields):
    return {"unit_id": cast.north.pk, "visited_on": "2026-11-20", "key": str(uuid4()), **fields}


@pytest.mark.parametrize(
    "fields", [{"workers": -1}, {"difficulties": [""]}, {"visited_on": "2027-01-01"}, {"key": "x"}]
)
def test_bad_input_is_refused(cast, fields):
    answer = a_program(cast.officer).post("/api/visits", _body(cast, **fields), "application/json")

    assert answer.status_code == 422
    assert answer.json()["refused"]


def test_another_persons_unit_does_not_exist(cast):
    body = _body(cast, unit_id=cast.south.pk)

    assert a_program(cast.officer).post("/api/visits", body, "application/json").status_code == 404


def test_the_same_key_is_one_visit(cast):
    program, body = a_program(cast.officer), _body(cast, difficulties=["热饭"])
    first, second = (program.post("/api/visits", body, "application/json") for _time in range(2))

    assert (first.status_code, first.json()) == (201, second.json())
    assert Visit.objects.count() == 1
