"""Whatever two records hold, a merge keeps every day of it and undoing gives back both exactly.

A few examples by default; more with QUNQIAO_EXAMPLES=300.
"""

import os
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qunqiao.people.models import Person, Seat
from qunqiao.people.testing import BEGAN, a_person
from qunqiao.registry.actions.merge_people import merge_people
from qunqiao.registry.actions.undo_merge import undo_merge
from qunqiao.registry.models import Appointment, Membership, Transfer
from qunqiao.registry.queries.digest import registry_digest
from qunqiao.registry.queries.merging import FIELDS, Choices
from qunqiao.registry.testing import a_pair, a_post, a_transfer, an_organisation

DAYS = st.integers(0, 30)
TIES = st.lists(
    st.tuples(
        st.sampled_from(["membership", "appointment", "seat"]),
        st.integers(0, 1),  # which of two places
        st.integers(0, 1),  # which of the two records
        DAYS,
        st.none() | st.integers(0, 12),
    ),
    max_size=14,
)
EXAMPLES = settings(
    max_examples=int(os.environ.get("QUNQIAO_EXAMPLES", "12")),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def ground(cast):
    """Two records, and two places for each kind of tie."""
    other = a_person("worker-2", cast.north_lab, name="另名", pinyin="lingming lm")
    unions = [an_organisation(cast.north), an_organisation(cast.north_lab)]
    return (cast.worker, other), unions, [a_post(union) for union in unions]


@given(ties=TIES, fields=st.sets(st.sampled_from(sorted(FIELDS))), ask=st.booleans())
@EXAMPLES
def test_a_merge_keeps_every_day_and_can_be_undone(cast, ground, today, ties, fields, ask):
    people, unions, posts = ground
    with transaction.atomic():
        _tie(people, unions, posts, ties, cast)
        if ask:
            _ask_for_one(people[1], an_organisation(cast.south), cast.lead)
        pair = a_pair(*people)
        before, days = _state(people), _days(people)
        choices = Choices(frozenset(fields))
        merge = merge_people(
            actor=cast.supervisor, duplicate=pair, kept=people[0], choices=choices, on=today
        )

        assert _days(people[:1]) == days
        assert _days(people[1:]) == {}
        undo_merge(actor=cast.supervisor, merge=merge, on=today)
        assert _state(people) == before
        transaction.set_rollback(True)


def _tie(people, unions, posts, ties, cast):
    """Ties as far as the tables allow them: one open holder of a post, one open membership a person."""
    places = {
        "membership": (Membership, "organisation", unions, ("joined_on", "left_on")),
        "appointment": (Appointment, "post", posts, ("began_on", "ended_on")),
        "seat": (Seat, "unit", [cast.north, cast.north_lab], ("began_on", "ended_on")),
    }
    for kind, place, who, start, length in ties:
        model, field, choices, (begin, end) = places[kind]
        first = BEGAN + timedelta(start)
        last = None if length is None else first + timedelta(length)
        values = {field: choices[place], "person": people[who]}
        open_held = {k: v for k, v in values.items() if kind != "appointment" or k != "person"}
        same_day = model.objects.filter(**values, **{begin: first})
        if same_day.exists() or (
            last is None and model.objects.filter(**open_held, **{end: None}).exists()
        ):
            continue
        extra = {"role": Seat.Role.EDITOR} if kind == "seat" else {}
        model.objects.create(**values, **extra, **{begin: first, end: last})


def _ask_for_one(person, target, lead):
    membership = Membership.objects.filter(person=person).first()
    if membership is not None:
        a_transfer(membership, target, lead)


def _days(people):
    """Every (place, day) somebody was tied on, up to a day after all spans; what a merge may not lose."""
    far = BEGAN + timedelta(60)
    found = {}
    for model, place, begin, end in (
        (Membership, "organisation_id", "joined_on", "left_on"),
        (Appointment, "post_id", "began_on", "ended_on"),
        (Seat, "unit_id", "began_on", "ended_on"),
    ):
        rows = model.objects.filter(person__in=people).values_list(place, begin, end)
        for where, first, last in rows.filter(**({"role": "editor"} if model is Seat else {})):
            days = range(((last or far) - first).days)
            held = found.setdefault((model.__name__, where), set())
            held.update(first + timedelta(n) for n in days)
    return {key: days for key, days in found.items() if days}


def _state(people):
    models = (Membership, Appointment, Seat, Transfer)
    rows = [list(m.objects.filter(person__in=people).order_by("pk").values()) for m in models]
    records = Person.objects.filter(pk__in=[one.pk for one in people]).order_by("pk")
    return registry_digest(), rows, list(records.values())


def test_the_days_of_the_helper_are_what_they_say(cast):
    union = an_organisation(cast.north)
    Membership.objects.create(
        organisation=union, person=cast.worker, joined_on=BEGAN, left_on=date(2020, 1, 3)
    )

    assert _days([cast.worker]) == {("Membership", union.pk): {date(2020, 1, 1), date(2020, 1, 2)}}
