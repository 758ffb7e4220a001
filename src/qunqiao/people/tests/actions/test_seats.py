"""Granting and ending duties: by whoever may, once, never the last supervisor, and on record."""

import pytest

from qunqiao.kit.errors import NotAllowed
from qunqiao.people.actions.end_seat import end_seat
from qunqiao.people.actions.grant_seat import grant_seat
from qunqiao.people.errors import LastSupervisor, PersonLeft, SeatEnded, SeatHeld
from qunqiao.people.models import Seat
from qunqiao.people.queries import reach_of, system_person
from qunqiao.people.testing import a_person


@pytest.mark.parametrize("role", ["supervisor", "unit_lead"])
def test_a_lead_cannot_grant_a_duty_as_high_as_their_own(cast, today, role):
    with pytest.raises(NotAllowed):
        grant_seat(actor=cast.lead, person=cast.worker, role=role, unit=cast.north, began_on=today)


def test_a_lead_cannot_grant_outside_their_subtree(cast, today):
    with pytest.raises(NotAllowed):
        grant_seat(
            actor=cast.lead, person=cast.worker, role="officer", unit=cast.south, began_on=today
        )


def test_an_officer_cannot_grant_anything(cast, today):
    with pytest.raises(NotAllowed):
        grant_seat(
            actor=cast.officer, person=cast.worker, role="editor", unit=cast.north, began_on=today
        )


def test_a_duty_is_held_once(cast, today):
    with pytest.raises(SeatHeld):
        grant_seat(
            actor=cast.lead, person=cast.officer, role="officer", unit=cast.north, began_on=today
        )


def test_who_has_left_gets_no_duty(cast, today):
    cast.worker.left_on = today
    cast.worker.save()

    with pytest.raises(PersonLeft):
        grant_seat(
            actor=cast.lead, person=cast.worker, role="editor", unit=cast.north, began_on=today
        )


def test_a_granted_duty_reaches_the_whole_subtree_and_is_on_record(cast, today, trail):
    seat = grant_seat(
        actor=cast.lead, person=cast.worker, role="officer", unit=cast.north, began_on=today
    )

    assert trail.acts() == [("people.seat.grant", cast.lead.trail_name, str(seat.pk))]
    assert reach_of(cast.worker).has({"officer"}, cast.north_lab)


def test_the_system_seats_the_first_supervisor(cast, today):
    seat = grant_seat(
        actor=system_person(), person=cast.worker, role="supervisor", unit=cast.root, began_on=today
    )

    assert reach_of(cast.worker).has({"supervisor"}, cast.south), seat


def test_a_lead_cannot_end_a_leads_duty(cast, today):
    with pytest.raises(NotAllowed):
        end_seat(actor=cast.lead, seat=Seat.objects.get(person=cast.lead), on=today)


def test_the_last_supervisor_stays(cast, today, trail):
    with pytest.raises(LastSupervisor):
        end_seat(actor=cast.supervisor, seat=Seat.objects.get(person=cast.supervisor), on=today)

    assert trail.acts() == []


def test_a_supervisor_may_go_when_another_is_there(cast, today):
    a_person("second", cast.root, "supervisor")

    seat = end_seat(actor=cast.supervisor, seat=Seat.objects.get(person=cast.supervisor), on=today)

    assert seat.ended_on == today


def test_a_duty_ends_once(cast, today):
    seat = Seat.objects.get(person=cast.officer)
    end_seat(actor=cast.lead, seat=seat, on=today)

    with pytest.raises(SeatEnded):
        end_seat(actor=cast.lead, seat=seat, on=today)


def test_an_ended_duty_reaches_nothing_and_is_on_record(cast, today, trail):
    seat = end_seat(actor=cast.lead, seat=Seat.objects.get(person=cast.officer), on=today)

    assert trail.acts() == [("people.seat.end", cast.lead.trail_name, str(seat.pk))]
    assert reach_of(cast.officer).duties == ()
