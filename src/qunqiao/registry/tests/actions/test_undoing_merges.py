"""Two records that were joined are parted again, exactly as they were, or not at all."""

from datetime import date

import pytest
from django.db.models import Model

from qunqiao.people.actions.set_private import set_private
from qunqiao.people.models import Account, Person, PrivateDetail, Seat
from qunqiao.people.queries.private import covered_numbers
from qunqiao.people.testing import BEGAN, a_person
from qunqiao.registry.actions.merge_people import merge_people
from qunqiao.registry.actions.undo_merge import undo_merge
from qunqiao.registry.errors import MergeMovedOn, MergeOver
from qunqiao.registry.models import Appointment, Membership, Transfer
from qunqiao.registry.queries.merging import Choices
from qunqiao.registry.testing import (
    a_member,
    a_pair,
    a_post,
    a_transfer,
    an_appointment,
    an_organisation,
)


def test_undoing_makes_both_exactly_what_they_were(cast, merge, other, union, trail):
    south = an_organisation(cast.south)
    a_member(union, cast.worker, joined_on=date(2018, 1, 1), left_on=date(2020, 6, 1))
    a_transfer(a_member(union, other, joined_on=date(2019, 1, 1)), south, cast.lead)
    an_appointment(a_post(union), other)
    Seat.objects.create(person=other, unit=cast.north, role="editor", began_on=BEGAN)
    Account.objects.create(username="second", person=other, password="!")
    set_private(actor=cast.lead, person=other, kind="phone", number="13812345678")
    before = _state(cast.worker, other)

    undo_merge(actor=cast.lead, merge=merge(fields=["name", "unit"]), on=date(2026, 11, 21))
    assert _state(cast.worker, other) == before
    assert trail.acts()[-1][0] == "registry.merge.undo"


def test_a_merge_is_undone_once(cast, merge, today):
    done = merge()
    undo_merge(actor=cast.lead, merge=done, on=today)

    with pytest.raises(MergeOver):
        undo_merge(actor=cast.lead, merge=done, on=today)


def test_what_ended_since_is_named_and_keeps_the_merge(cast, merge, other, union, today):
    member = a_member(union, other)
    done = merge()
    Membership.objects.filter(pk=member.pk).update(left_on=today)

    with pytest.raises(MergeMovedOn, match=f"{cast.worker.name}在{union.name}的会籍"):
        undo_merge(actor=cast.lead, merge=done, on=today)


def test_what_came_since_is_named_and_keeps_the_merge(cast, merge, union, today):
    done = merge()
    a_member(union, cast.worker)

    with pytest.raises(MergeMovedOn, match="会籍"):
        undo_merge(actor=cast.lead, merge=done, on=today)


def test_a_number_changed_since_is_named_and_keeps_the_merge(cast, merge, other, today):
    set_private(actor=cast.lead, person=other, kind="phone", number="13812345678")
    done = merge()
    set_private(actor=cast.lead, person=cast.worker, kind="phone", number="13912345678")

    with pytest.raises(MergeMovedOn, match="手机号码"):
        undo_merge(actor=cast.lead, merge=done, on=today)


def test_a_later_merge_is_undone_first(cast, merge, other, today):
    done = merge()
    third = a_pair(cast.worker, a_person("worker-3", cast.north))
    a_third = third.other
    merge_people(actor=cast.lead, duplicate=third, kept=a_third, choices=Choices(), on=today)

    with pytest.raises(MergeMovedOn):
        undo_merge(actor=cast.lead, merge=done, on=today)


def _state(*people: Person) -> dict[str, list[object]]:
    """All that is on record of these persons, in plain values; sealed numbers as they are covered."""
    models: list[type[Model]] = [Membership, Appointment, Seat, Account, Transfer]
    state: dict[str, list[object]] = {
        model.__name__: list(model.objects.filter(person__in=people).order_by("pk").values())
        for model in models
    }
    state["Person"] = list(Person.objects.filter(pk__in=[one.pk for one in people]).values())
    state["covered"] = [covered_numbers(person) for person in people]
    state["sealed"] = sorted(
        PrivateDetail.objects.filter(person__in=people).values_list("person", "kind")
    )
    return state
