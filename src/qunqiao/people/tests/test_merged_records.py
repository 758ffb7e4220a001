"""A record that was merged into another: in no list, and found by its number as the kept one."""

import pytest

from qunqiao.people.models import Person
from qunqiao.people.queries import (
    account_of_staff,
    kept_instead_of,
    person_numbered,
    reach_of,
    size_below,
    staff_numbered,
    visible_people,
)
from qunqiao.people.testing import a_person


@pytest.fixture
def merged(cast):
    """A second record of the worker, merged into the first."""
    return a_person("second", cast.north, merged_into=cast.worker)


def test_a_merged_record_is_in_no_list(cast, merged):
    assert merged not in visible_people(reach_of(cast.supervisor))


def test_a_merged_record_does_not_count(cast, merged):
    _, before = size_below(cast.north)
    Person.objects.filter(pk=merged.pk).update(merged_into=None)

    assert size_below(cast.north)[1] == before + 1


def test_the_number_of_a_merged_record_finds_the_kept_one(cast, merged):
    assert person_numbered(reach_of(cast.officer), "second") == cast.worker
    assert staff_numbered("second") == cast.worker


def test_the_number_of_a_merged_record_signs_in_the_kept_one(cast, merged):
    assert account_of_staff("second") == cast.worker.account


def test_the_record_kept_instead_is_not_told_to_a_stranger(cast, merged):
    assert kept_instead_of(reach_of(cast.officer), merged.pk) == cast.worker
    assert kept_instead_of(reach_of(cast.stranger), merged.pk) is None
