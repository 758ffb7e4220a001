"""A membership moves when the other side says yes; silence goes up instead of stalling."""

from datetime import date, timedelta

import pytest

from qunqiao.kit.errors import Invalid, NotAllowed
from qunqiao.people.models import Seat
from qunqiao.people.queries import reach_of, system_person
from qunqiao.people.testing import BEGAN, a_person, a_unit
from qunqiao.registry.actions.ask_transfer import Asking, ask_transfer
from qunqiao.registry.actions.confirm_transfer import confirm_transfer
from qunqiao.registry.actions.decline_transfer import decline_transfer
from qunqiao.registry.actions.escalate_transfer import escalate_transfer
from qunqiao.registry.actions.withdraw_transfer import withdraw_transfer
from qunqiao.registry.errors import (
    AlreadyAsked,
    AlreadyMember,
    DayDoesNotFit,
    MembershipEnded,
    NotLateYet,
    NotOnRegister,
    NotTheSameKind,
    TransferClosed,
)
from qunqiao.registry.jobs import escalate_transfers
from qunqiao.registry.models import Membership, Organisation, Transfer
from qunqiao.registry.queries.transfers import transfers_waiting_for
from qunqiao.registry.testing import a_member, a_transfer, an_organisation

OUT, IN = Asking(Transfer.Side.OUT, "b"), Asking(Transfer.Side.IN, "b")
LATE = date(2026, 12, 4)


@pytest.fixture
def north(cast):
    return an_organisation(cast.north)


@pytest.fixture
def south(cast):
    return an_organisation(cast.south)


@pytest.fixture
def membership(cast, north):
    return a_member(north, cast.worker)


@pytest.fixture
def asked(cast, membership, south):
    return a_transfer(membership, south, cast.officer)


# --- asking ------------------------------------------------------------------------------------
def test_a_colleague_cannot_ask_for_another_member(cast, membership, south, today):
    with pytest.raises(NotAllowed):
        ask_transfer(
            actor=a_person("mate", cast.north),
            membership=membership,
            to=south,
            asking=OUT,
            on=today,
        )


def test_a_member_cannot_ask_on_behalf_of_the_side_they_come_to(cast, membership, south, today):
    with pytest.raises(NotAllowed):
        ask_transfer(actor=cast.worker, membership=membership, to=south, asking=IN, on=today)


def test_a_member_asks_for_their_own_and_may_take_it_back(cast, membership, south, today, trail):
    asked = ask_transfer(actor=cast.worker, membership=membership, to=south, asking=OUT, on=today)
    assert asked in transfers_waiting_for(reach_of(cast.stranger), today)

    withdraw_transfer(actor=cast.worker, transfer=asked, on=today)

    acts = {act[:2] for act in trail.acts()}
    assert acts == {
        ("registry.transfer.ask", cast.worker.trail_name),
        ("registry.transfer.withdraw", cast.worker.trail_name),
    }


def test_what_a_member_asked_for_is_not_the_officers_to_take_back(cast, membership, south, today):
    asked = a_transfer(membership, south, cast.worker)

    with pytest.raises(NotAllowed):
        withdraw_transfer(actor=cast.officer, transfer=asked, on=today)


def test_a_stranger_cannot_ask_a_member_out(cast, membership, south, today, trail):
    with pytest.raises(NotAllowed):
        ask_transfer(actor=cast.stranger, membership=membership, to=south, asking=OUT, on=today)

    assert not Transfer.objects.exists()
    assert trail.acts() == []


def test_an_officer_cannot_ask_a_member_in_for_another_organisation(cast, membership, south, today):
    with pytest.raises(NotAllowed):
        ask_transfer(actor=cast.officer, membership=membership, to=south, asking=IN, on=today)


def test_a_membership_is_asked_for_once(cast, membership, south, asked, today):
    with pytest.raises(AlreadyAsked):
        ask_transfer(actor=cast.officer, membership=membership, to=south, asking=OUT, on=today)


def test_a_union_membership_does_not_become_a_league_membership(cast, membership, today):
    league = an_organisation(cast.south, kind=Organisation.Kind.YOUTH_LEAGUE)

    with pytest.raises(NotTheSameKind):
        ask_transfer(actor=cast.officer, membership=membership, to=league, asking=OUT, on=today)


def test_nobody_moves_into_a_closed_organisation(cast, membership, today):
    closed = an_organisation(cast.south, closed_on=today)

    with pytest.raises(NotOnRegister):
        ask_transfer(actor=cast.officer, membership=membership, to=closed, asking=OUT, on=today)


def test_an_ended_membership_cannot_move(cast, north, south, today):
    ended = a_member(north, cast.worker, left_on=today)

    with pytest.raises(MembershipEnded):
        ask_transfer(actor=cast.officer, membership=ended, to=south, asking=OUT, on=today)


def test_a_member_of_a_closed_organisation_can_still_move(cast, south, today):
    # 工会法 2021 Art. 13: where a union is dissolved, its members' membership may be kept.
    closed = an_organisation(cast.north, closed_on=today)
    kept = a_member(closed, cast.worker)
    asked = ask_transfer(actor=cast.officer, membership=kept, to=south, asking=OUT, on=today)

    assert asked.open


def test_nobody_becomes_a_member_twice(cast, membership, south, today):
    a_member(south, cast.worker)

    with pytest.raises(AlreadyMember):
        ask_transfer(actor=cast.officer, membership=membership, to=south, asking=OUT, on=today)


def test_the_other_side_has_ten_working_days(cast, membership, south, today, trail):
    asked = ask_transfer(actor=cast.officer, membership=membership, to=south, asking=OUT, on=today)

    # Friday 20 November 2026; ten weekdays later is Friday 4 December.
    assert asked.deadline == date(2026, 12, 4)
    assert trail.acts() == [("registry.transfer.ask", cast.officer.trail_name, str(asked.pk))] * 2


def test_where_nobody_could_answer_the_unit_above_is_told_at_once(cast, membership, today):
    empty = an_organisation(a_unit("empty", cast.root))
    asked = ask_transfer(actor=cast.officer, membership=membership, to=empty, asking=OUT, on=today)

    assert (asked.state, asked.escalated_to) == (Transfer.State.ESCALATED, cast.root)


# --- answering ---------------------------------------------------------------------------------
@pytest.mark.parametrize("who", ["officer", "supervisor", "worker"])
def test_only_the_other_side_answers_in_time(who, cast, asked, today, trail):
    with pytest.raises(NotAllowed):
        confirm_transfer(actor=getattr(cast, who), transfer=asked, day=today, on=today)

    assert trail.acts() == []


def test_the_side_that_gives_up_a_member_is_asked_too(cast, membership, south, today):
    asked = a_transfer(membership, south, cast.stranger, side=Transfer.Side.IN)
    confirm_transfer(actor=cast.officer, transfer=asked, day=today, on=today)

    assert Membership.objects.get(person=cast.worker, left_on=None).organisation == south


@pytest.mark.parametrize("days", [1, -9000])
def test_the_day_lies_within_the_membership_and_not_ahead(days, cast, asked, today):
    with pytest.raises(DayDoesNotFit):
        confirm_transfer(actor=cast.stranger, transfer=asked, day=today + timedelta(days), on=today)


def test_the_day_of_the_change_is_the_last_of_the_old_and_the_first_of_the_new(
    cast, asked, membership, south, today, trail
):
    day = today - timedelta(days=3)
    done = confirm_transfer(actor=cast.stranger, transfer=asked, day=day, on=today)

    membership.refresh_from_db()
    assert membership.left_on == done.arrived.joined_on == day
    assert done.arrived.organisation == south
    assert (
        trail.acts() == [("registry.transfer.confirm", cast.stranger.trail_name, str(asked.pk))] * 2
    )


def test_the_second_of_two_answers_is_told_that_it_is_done(cast, asked, membership, today):
    seen_by_both = Transfer.objects.get(pk=asked.pk)
    confirm_transfer(actor=cast.stranger, transfer=asked, day=today, on=today)

    with pytest.raises(TransferClosed, match="已经办结"):
        confirm_transfer(actor=cast.stranger, transfer=seen_by_both, day=today, on=today)
    assert Membership.objects.filter(person=cast.worker).count() == 2


def test_a_membership_that_ended_meanwhile_is_not_moved(cast, asked, membership, today):
    membership.left_on = today
    membership.save()

    with pytest.raises(MembershipEnded):
        confirm_transfer(actor=cast.stranger, transfer=asked, day=today, on=today)


def test_a_refusal_without_a_reason_is_not_taken(cast, asked, today):
    with pytest.raises(Invalid, match="理由"):
        decline_transfer(actor=cast.stranger, transfer=asked, reason=" ", on=today)


def test_a_declined_membership_stays_and_the_reason_is_kept(cast, asked, membership, today, trail):
    decline_transfer(actor=cast.stranger, transfer=asked, reason="查无此人", on=today)

    asked.refresh_from_db()
    membership.refresh_from_db()
    assert (asked.state, asked.reason, membership.left_on) == ("declined", "查无此人", None)
    assert (
        trail.acts() == [("registry.transfer.decline", cast.stranger.trail_name, str(asked.pk))] * 2
    )


def test_the_other_side_cannot_withdraw_what_it_was_asked(cast, asked, today):
    with pytest.raises(NotAllowed):
        withdraw_transfer(actor=cast.stranger, transfer=asked, on=today)


def test_who_asked_withdraws_and_may_ask_again(cast, asked, membership, south, today, trail):
    withdraw_transfer(actor=cast.officer, transfer=asked, on=today)

    assert (
        trail.acts() == [("registry.transfer.withdraw", cast.officer.trail_name, str(asked.pk))] * 2
    )
    ask_transfer(actor=cast.officer, membership=membership, to=south, asking=OUT, on=today)


# --- silence -----------------------------------------------------------------------------------
def test_nobody_escalates_by_hand(cast, asked):
    with pytest.raises(NotAllowed):
        escalate_transfer(actor=cast.officer, transfer=asked, on=LATE)


def test_nothing_is_escalated_on_its_last_day(asked):
    with pytest.raises(NotLateYet):
        escalate_transfer(actor=system_person(), transfer=asked, on=asked.deadline)


def test_silence_is_told_to_the_unit_above_both_once(cast, asked, settings, trail):
    settings.TODAY = LATE
    escalate_transfers.func()
    escalate_transfers.func()

    asked.refresh_from_db()
    assert (asked.state, asked.escalated_to) == (Transfer.State.ESCALATED, cast.root)
    assert (
        trail.acts()
        == [("registry.transfer.escalate", system_person().trail_name, str(asked.pk))] * 2
    )


def test_the_lowest_unit_with_somebody_who_oversees_is_told(cast, membership):
    lab = an_organisation(cast.north_lab)
    asked = a_transfer(membership, lab, cast.officer)
    told = escalate_transfer(actor=system_person(), transfer=asked, on=LATE)

    assert told.escalated_to == cast.north


def test_the_supervisor_answers_for_the_silent_side_even_before_the_job_ran(cast, asked):
    done = confirm_transfer(actor=cast.supervisor, transfer=asked, day=LATE, on=LATE)

    assert done.decided_by == cast.supervisor


def test_a_lead_of_one_side_does_not_answer_for_the_other_when_it_is_late(cast, asked):
    with pytest.raises(NotAllowed):
        confirm_transfer(actor=cast.lead, transfer=asked, day=LATE, on=LATE)


def test_the_silent_side_may_still_answer_when_it_is_late(cast, asked):
    told = escalate_transfer(actor=system_person(), transfer=asked, on=LATE)
    done = confirm_transfer(actor=cast.stranger, transfer=told, day=LATE, on=LATE)

    assert done.state == Transfer.State.CONFIRMED


# --- whom it waits for -------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("who", "on", "waits"),
    [
        ("stranger", date(2026, 11, 20), True),
        ("officer", date(2026, 11, 20), False),
        ("supervisor", date(2026, 11, 20), False),
        ("supervisor", LATE, True),
        ("lead", LATE, False),
    ],
)
def test_a_transfer_waits_for_who_can_answer_it(who, on, waits, cast, asked):
    waiting = transfers_waiting_for(reach_of(getattr(cast, who)), on)

    assert (asked in waiting) is waits


def test_an_escalated_transfer_waits_for_the_unit_told_and_not_for_those_above_it(cast, membership):
    asked = a_transfer(membership, an_organisation(cast.north_lab), cast.officer)
    escalate_transfer(actor=system_person(), transfer=asked, on=LATE)

    assert asked in transfers_waiting_for(reach_of(cast.lead), LATE)
    assert asked not in transfers_waiting_for(reach_of(cast.supervisor), LATE)


def test_a_supervisor_speaks_for_the_organisations_of_the_own_unit(cast, membership, today):
    asked = a_transfer(membership, an_organisation(cast.root), cast.officer)

    assert asked in transfers_waiting_for(reach_of(cast.supervisor), today)


def test_who_has_left_answers_for_nobody(cast, membership, today):
    gone = a_person("gone", a_unit("left", cast.root), Seat.Role.OFFICER, left_on=BEGAN)
    there = an_organisation(gone.unit)
    asked = ask_transfer(actor=cast.officer, membership=membership, to=there, asking=OUT, on=today)

    assert asked.state == Transfer.State.ESCALATED
