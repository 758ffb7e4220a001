"""Re-checking a few: the same as a whole check-up says of them, from their own rows alone."""

import random
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as project
from django.db import connection
from django.test.utils import CaptureQueriesContext

from qunqiao.checkups import bridge
from qunqiao.checkups.testing import AS_OF, a_union
from qunqiao.people.models import Person, Unit
from qunqiao.people.testing import a_unit
from qunqiao.registry.models import (
    Appointment,
    Fund,
    Membership,
    Organisation,
    Post,
    Term,
    Venue,
)

BOOKS = Path(project.RULEBOOKS)


@pytest.fixture
def shipped(settings, tmp_path):
    settings.HOME, settings.RULEBOOKS = tmp_path / "home", BOOKS


def _people(unit, number, chance):
    for place in range(number):
        yield Person.objects.create(
            staff_number=f"{unit.code}-{place}",
            name="某",
            unit=unit,
            sex=chance.choice(["female", "male", ""]),
            birth_date=chance.choice([None, date(1980, 1, 1), date(2001, 1, 1)]),
        )


def _union(unit, people, chance):
    union = a_union(unit, f"{unit.code}-{chance.random()}", began_on=None)
    Organisation.objects.filter(pk=union.pk).update(
        kind=chance.choice(Organisation.Kind.values), tier=chance.choice(Organisation.Tier.values)
    )
    if chance.random() < 0.8:
        Term.objects.create(
            organisation=union, number=1, began_on=date(chance.randint(2015, 2026), 1, 1), years=5
        )
    for number, title in enumerate(("chair", "deputy_chair", "member")):
        post = Post.objects.create(
            code=f"{union.code}-{number}",
            organisation=union,
            body=chance.choice(Post.Body.values),
            title=title,
            full_time=chance.choice([True, False, None]),
        )
        Appointment.objects.create(
            post=post, person=chance.choice(people), began_on=date(2024, 1, 1)
        )
    for person in chance.sample(people, 5):
        Membership.objects.create(organisation=union, person=person, joined_on=date(2020, 1, 1))
    Fund.objects.create(organisation=union, year=2025, payroll=100, levy=chance.choice([1, 2]))


@pytest.fixture
def tangle(cast):
    """Units whose people belong to and hold posts in each other's organisations."""
    chance = random.Random(7)
    units = [cast.north, cast.north_lab, cast.south, a_unit("east", cast.south)]
    people = [person for unit in units for person in _people(unit, 6, chance)]
    for unit in units * 2:
        _union(unit, people, chance)
    Venue.objects.create(code="V", unit=cast.south, name="室", kind="mothers_room")


def _told(found):
    values = found.values
    return found.rule, values["outcome"], values["evidence"], values["missing"], values["since"]


def _whole(tmp_path):
    taken = bridge.take_snapshot(tmp_path / "snapshots", as_of=AS_OF)
    return bridge.evaluate_snapshot(
        taken.directory, bridge.file_rulebooks(), as_of=AS_OF, parameters={}
    )


def _expected(tmp_path):
    expected = {}
    for found in _whole(tmp_path).findings():
        expected.setdefault((found.subject_kind, found.subject_id), []).append(_told(found))
    return expected


def _everybody():
    units = [("unit", pk) for pk in Unit.objects.values_list("pk", flat=True)]
    organisations = Organisation.objects.values_list("pk", flat=True)
    return [*units, *(("organisation", pk) for pk in organisations)]


def test_each_subject_is_judged_as_a_whole_checkup_judges_it(shipped, tangle, tmp_path):
    expected = _expected(tmp_path)

    for subject in _everybody():
        found = bridge.recheck([subject], as_of=AS_OF).findings
        assert list(map(_told, found)) == expected.get(subject, []), subject


def test_all_at_once_are_judged_as_one_by_one(shipped, tangle, tmp_path):
    expected = [told for found in _expected(tmp_path).values() for told in found]
    found = bridge.recheck(_everybody(), as_of=AS_OF).findings

    assert sorted(map(_told, found), key=str) == sorted(expected, key=str)


def test_somebody_merged_into_another_is_no_employee(shipped, cast, tangle, tmp_path):
    one, other = Person.objects.filter(unit=cast.south)[:2]
    Person.objects.filter(pk=other.pk).update(merged_into=one)
    found = bridge.recheck([("unit", cast.south.pk)], as_of=AS_OF).findings

    assert list(map(_told, found)) == _expected(tmp_path)["unit", cast.south.pk]


def test_it_costs_the_same_number_of_queries_however_many_others_there_are(shipped, cast, tangle):
    subject = [("unit", cast.south.pk)]
    bridge.recheck(subject, as_of=AS_OF)
    with CaptureQueriesContext(connection) as few:
        bridge.recheck(subject, as_of=AS_OF)
    for number in range(5):
        a_union(cast.south, f"more{number}")
    with CaptureQueriesContext(connection) as many:
        bridge.recheck(subject, as_of=AS_OF)

    assert len(many) == len(few) <= 10


def test_no_name_of_a_person_is_read(shipped, cast, tangle):
    with CaptureQueriesContext(connection) as asked:
        bridge.recheck([("unit", cast.south.pk)], as_of=AS_OF)

    of_people = [query["sql"] for query in asked if '"people_person"' in query["sql"]]
    assert of_people
    assert not any('"people_person"."name"' in sql for sql in of_people)
