"""Rows as lines: nothing but what the rows say, and the same from both databases."""

import json
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest

from qunqiao.config.backup import rows
from qunqiao.config.backup.rows import lines
from qunqiao.registry.models import Fund, Intake
from qunqiao.registry.testing import a_fund, an_organisation
from qunqiao.trail.models import Entry


def _only(model):
    (line,) = lines(model)
    assert line.endswith(b"\n")
    return json.loads(line)


def test_a_value_of_an_unknown_kind_is_a_programming_fault():
    with pytest.raises(TypeError, match="timedelta"):
        rows._plain(timedelta(1))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Decimal("12.30"), "12.30"),
        (
            datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=8))),
            "2025-12-31T16:00:00.000000+00:00",
        ),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (memoryview(b"\xff"), "/w=="),
    ],
    ids=["money", "moment", "uuid", "bytes"],
)
def test_values_have_one_form(value, said):
    assert rows._plain(value) == said


def test_money_keeps_its_places_and_nothing_stays_nothing(cast):
    a_fund(an_organisation(cast.north), 2024, payroll=Decimal("12.3"), levy=None, spent=Decimal(7))

    assert _only(Fund)[-3:] == ["12.30", None, "7.00"]


def test_the_order_of_keys_does_not_matter(cast):
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    words = {"sent_by": cast.officer, "sent_at": moment, "since": moment, "content": b""}
    Intake.objects.create(**words, trouble={"zh": "一", "en": "one"})
    first = next(lines(Intake))
    Intake.objects.update(trouble={"en": "one", "zh": "一"})

    assert next(lines(Intake)) == first


def test_long_values_are_fetched_one_by_one(cast):
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    for number in range(3):
        Intake.objects.create(
            sent_by=cast.officer, sent_at=moment, since=moment, content=bytes(4_000_000 * number)
        )

    assert rows._chunk(Intake) == 2
    assert rows._chunk(Entry) == 2000
