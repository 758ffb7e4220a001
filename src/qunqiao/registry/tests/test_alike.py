"""Which records are proposed as one person, which never, and that a rejection lasts."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from qunqiao.kit.errors import NotAllowed
from qunqiao.people.actions.set_private import set_private
from qunqiao.people.models import Person
from qunqiao.people.queries import system_person
from qunqiao.people.testing import a_person
from qunqiao.registry.actions.find_duplicates import find_duplicates
from qunqiao.registry.jobs import find_duplicates as job
from qunqiao.registry.models import Duplicate
from qunqiao.registry.queries.alike import MOST_ALIKE, likely_pairs, one_slip_apart
from qunqiao.registry.testing import a_pair

BORN = {"name": "张三", "birth_date": "1990-05-06"}


def _two(cast, first, second):
    one, other = a_person("A1024", cast.north, **first), a_person("A1042", cast.south, **second)
    return one.pk, other.pk


def test_the_same_name_alone_is_no_reason(cast):
    _two(cast, {"name": "张三"}, {"name": "张三"})

    assert likely_pairs() == {}


def test_a_different_sex_contradicts(cast):
    _two(cast, {**BORN, "sex": "male"}, {**BORN, "sex": "female"})

    assert likely_pairs() == {}


def test_the_same_name_and_day_of_birth_are_a_reason(cast):
    pair = _two(cast, {**BORN, "sex": "male"}, BORN)

    assert likely_pairs() == {pair: ["name_and_birth"]}


def test_three_alike_are_three_pairs(cast):
    _two(cast, BORN, BORN)
    a_person("third", cast.north, **BORN)

    assert len(likely_pairs()) == 3


def test_a_crowd_alike_is_a_fault_of_the_data(cast):
    for number in range(MOST_ALIKE + 1):
        a_person(f"same-{number}", cast.north, name="未知", birth_date="1900-01-01")

    assert likely_pairs() == {}


@pytest.mark.parametrize("gone", [{"erased_on": "2026-01-01"}, {"merged": True}])
def test_an_erased_or_merged_record_is_no_candidate(gone, cast):
    one, other = _two(cast, BORN, BORN)
    values = {"merged_into_id": one} if "merged" in gone else gone
    Person.objects.filter(pk=other).update(**values)

    assert likely_pairs() == {}


def test_the_same_id_number_is_a_reason_whatever_the_names(cast):
    one, other = _two(cast, {"name": "张三"}, {"name": "李四"})
    for pk in (one, other):
        person = Person.objects.get(pk=pk)
        number = "11010519491231002X"
        set_private(actor=cast.supervisor, person=person, kind="id_number", number=number)

    assert likely_pairs() == {(one, other): ["id_number"]}


SOUND = {"pinyin": "zhangsan zs"}


def test_at_one_unit_a_slip_in_the_number_and_the_same_sound_are_a_reason(cast):
    one = a_person("A1024", cast.north, name="张三", **SOUND)
    other = a_person("A1042", cast.north, name="章三", **SOUND)

    assert likely_pairs() == {(one.pk, other.pk): ["number_typed_wrong"]}


@pytest.mark.parametrize(
    ("number", "unit", "more"),
    [
        ("A1042", "south", {}),
        ("A1999", "north", {}),
        ("A1042", "north", {"birth_date": "1991-01-01"}),
    ],
    ids=["another unit", "two slips", "another day of birth"],
)
def test_less_than_that_is_none(number, unit, more, cast):
    a_person("A1024", cast.north, name="张三", birth_date="1990-05-06", **SOUND)
    a_person(number, getattr(cast, unit), name="章三", **{**SOUND, **more})

    assert likely_pairs() == {}


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("1024", "1025", True),
        ("1024", "1042", True),
        ("1024", "10024", True),
        ("1024", "102", True),
        ("1024", "1024", False),
        ("1024", "2041", False),
        ("1024", "1204x", False),
        ("1024", "102456", False),
    ],
)
def test_one_slip_is_one_slip(one, other, apart):
    assert one_slip_apart(one, other) is one_slip_apart(other, one) is apart


def test_only_the_system_writes_proposals_down(cast, today):
    with pytest.raises(NotAllowed):
        find_duplicates(actor=cast.supervisor, pairs={}, on=today)


def test_a_second_search_finds_nothing_new_and_merges_nobody(cast, trail):
    _two(cast, BORN, BORN)
    job.func()
    job.func()

    assert Duplicate.objects.count() == 1
    assert not Person.objects.filter(merged_into__isnull=False).exists()
    system = system_person()
    assert trail.acts() == [("registry.duplicate.find", system.trail_name, str(system.pk))] * 2


def test_a_rejected_pair_stays_rejected(cast):
    one, other = _two(cast, BORN, BORN)
    pair = a_pair(Person.objects.get(pk=one), Person.objects.get(pk=other), state="rejected")
    job.func()

    pair.refresh_from_db()
    assert pair.state == Duplicate.State.REJECTED


def test_a_rejection_counts_for_the_record_that_one_was_merged_into(cast):
    one, other = _two(cast, BORN, BORN)
    gone = a_person("gone", cast.north, merged_into_id=one)
    a_pair(gone, Person.objects.get(pk=other), state="rejected")
    job.func()

    assert not Duplicate.objects.filter(state=Duplicate.State.PROPOSED).exists()


def test_a_proposal_goes_when_a_record_was_corrected(cast):
    one, _other = _two(cast, BORN, BORN)
    job.func()
    Person.objects.filter(pk=one).update(birth_date="1991-01-01")
    job.func()

    assert not Duplicate.objects.exists()


def test_a_search_costs_the_same_for_few_and_for_many(cast):
    _two(cast, BORN, BORN)
    with CaptureQueriesContext(connection) as few:
        likely_pairs()
    for number in range(12):
        for half in "ab":
            a_person(f"{number}{half}", cast.north, name=f"人{number}", birth_date="1980-01-01")
    with CaptureQueriesContext(connection) as many:
        found = likely_pairs()

    assert len(found) == 13
    assert len(few) == len(many)
