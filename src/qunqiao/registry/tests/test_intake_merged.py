"""A workbook that goes on with the number of a merged record speaks of the record that was kept."""

from datetime import date

import pytest

from qunqiao.people.testing import a_person
from qunqiao.registry.models import Membership
from qunqiao.registry.testing import a_member, an_organisation
from qunqiao.registry.tests.workbooks import applied, codes, judged, membership, person

SINCE = date(2020, 1, 1)


@pytest.fixture
def union(cast):
    """A union, and the worker's second record, merged into the first."""
    a_person("old-number", cast.north, merged_into=cast.worker)
    return an_organisation(cast.north, "union")


def test_nothing_is_written_to_the_merged_record(cast, union):
    applied(cast.officer, memberships=[membership("union", "old-number", joined_on=SINCE)])

    assert Membership.objects.get().person == cast.worker


def test_what_is_on_record_for_the_kept_one_is_no_news(cast, union):
    a_member(union, cast.worker, joined_on=SINCE)
    (row,) = judged(cast.officer, memberships=[membership("union", "old-number", joined_on=SINCE)])

    assert row.verdict == "unchanged"


def test_a_person_by_the_old_number_is_not_added_again(cast, union):
    (row,) = judged(cast.officer, people=[person("old-number", "north", name=cast.worker.name)])

    assert row.verdict == "unchanged"


def test_the_same_said_of_both_numbers_is_taken_once(cast, union):
    rows = judged(
        cast.officer,
        memberships=[
            membership("union", "old-number", joined_on=SINCE, left_on=date(2021, 1, 1)),
            membership("union", "worker", joined_on=SINCE, left_on=date(2021, 1, 1)),
        ],
    )

    assert [row.verdict for row in rows] == ["add", "refused"]
    assert codes(rows[1]) == [("staff_number", "conflict")]
    assert "第 2 行已经说了" in rows[1].reasons[0]["zh"]
