"""Two records of one person: who joins them, and what moves."""

from datetime import date

import pytest

from qunqiao.kit.errors import NotAllowed
from qunqiao.people.actions.set_private import set_private
from qunqiao.people.models import Account, Person, Seat
from qunqiao.people.queries.private import covered_numbers
from qunqiao.people.testing import BEGAN, a_person
from qunqiao.registry.actions.merge_people import merge_people
from qunqiao.registry.errors import NotAPair, TwoOpenTransfers
from qunqiao.registry.models import Appointment, Duplicate, Membership
from qunqiao.registry.queries.merging import Choices
from qunqiao.registry.testing import (
    a_member,
    a_pair,
    a_post,
    a_transfer,
    an_appointment,
    an_organisation,
)


def _spans(model, person):
    begin, end = ("joined_on", "left_on") if model is Membership else ("began_on", "ended_on")
    return sorted(model.objects.filter(person=person).values_list(begin, end))


# --- who ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("who", ["officer", "stranger", "worker"])
def test_only_who_oversees_both_merges(who, cast, merge, trail):
    with pytest.raises(NotAllowed):
        merge(getattr(cast, who))

    assert trail.acts() == []


def test_a_lead_does_not_merge_with_a_record_of_another_unit(cast, today):
    pair = a_pair(cast.worker, a_person("far", cast.south))

    with pytest.raises(NotAllowed):
        merge_people(actor=cast.lead, duplicate=pair, kept=cast.worker, choices=Choices(), on=today)


def test_nobody_merges_in_somebody_whose_duty_they_could_not_grant(cast, merge, other):
    # Else a lead could open an account on one record and merge the supervisor into it.
    Seat.objects.create(person=other, unit=cast.root, role=Seat.Role.SUPERVISOR, began_on=BEGAN)

    with pytest.raises(NotAllowed):
        merge()


def test_nobody_merges_their_own_record(cast, today):
    pair = a_pair(cast.lead, a_person("lead-2", cast.north))

    with pytest.raises(NotAllowed):
        merge_people(actor=cast.lead, duplicate=pair, kept=cast.lead, choices=Choices(), on=today)


# --- what moves --------------------------------------------------------------------------------
def test_the_other_record_leads_to_the_kept_one(cast, merge, other, trail):
    done = merge()

    other.refresh_from_db()
    assert other.merged_into == cast.worker
    assert trail.acts() == [
        ("registry.person.merge", cast.lead.trail_name, str(record.pk))
        for record in (cast.worker, other)
    ]
    assert done.duplicate.state == Duplicate.State.MERGED


def test_overlapping_memberships_become_one(cast, merge, other, union):
    a_member(union, cast.worker, joined_on=date(2018, 1, 1), left_on=date(2020, 6, 1))
    a_member(union, other, joined_on=date(2019, 1, 1))
    merge()

    assert _spans(Membership, cast.worker) == [(date(2018, 1, 1), None)]
    assert not Membership.objects.filter(person=other).exists()


def test_memberships_that_only_touch_stay_two(cast, merge, other, union):
    a_member(union, cast.worker, joined_on=date(2018, 1, 1), left_on=date(2020, 6, 1))
    a_member(union, other, joined_on=date(2020, 6, 1))
    merge()

    assert len(_spans(Membership, cast.worker)) == 2


def test_an_interrupted_and_a_continuing_time_in_one_post_become_one(cast, merge, other, union):
    post = a_post(union)
    an_appointment(post, cast.worker, ended_on=date(2025, 1, 1))
    an_appointment(post, other, began_on=date(2024, 6, 1))
    merge()

    assert _spans(Appointment, cast.worker) == [(date(2024, 3, 12), None)]


def test_duties_of_both_come_together_once(cast, merge, other):
    for person in (cast.worker, other):
        Seat.objects.create(person=person, unit=cast.north, role="editor", began_on=BEGAN)
    merge()

    assert Seat.objects.filter(person=cast.worker).count() == 1
    assert not Seat.objects.filter(person=other).exists()


def test_the_account_goes_over_where_the_kept_record_has_none(cast, merge, other):
    Account.objects.filter(person=cast.worker).update(person=other)
    merge()

    assert Account.objects.get(username="worker").person == cast.worker


def test_of_two_accounts_the_kept_records_stays_open(cast, merge, other):
    Account.objects.create(username="second", person=other, password="!")
    merge()

    assert Account.objects.get(username="worker").is_active
    assert not Account.objects.get(username="second").is_active


def test_a_chosen_value_of_the_other_record_counts(cast, merge, other):
    Person.objects.filter(pk=other.pk).update(name="张三", pinyin="zhangsan zs", sex="male")
    merge(fields=["name"])

    cast.worker.refresh_from_db()
    assert (cast.worker.name, cast.worker.pinyin) == ("张三", "zhangsan zs")
    assert cast.worker.sex == ""


def test_transfers_follow_the_membership_they_are_about(cast, merge, other, union):
    a_member(union, cast.worker, joined_on=date(2018, 1, 1), left_on=date(2020, 6, 1))
    asked = a_transfer(
        a_member(union, other, joined_on=date(2019, 1, 1)), an_organisation(cast.south), cast.lead
    )
    merge()

    asked.refresh_from_db()
    assert asked.person == asked.membership.person == cast.worker


def test_two_waiting_transfers_of_one_membership_are_settled_first(cast, merge, other, union):
    south = an_organisation(cast.south)
    # Such a state needs a membership that has an end ahead: one organisation has one open member.
    a_transfer(a_member(union, cast.worker, left_on=date(2030, 1, 1)), south, cast.lead)
    a_transfer(a_member(union, other), south, cast.lead)

    with pytest.raises(TwoOpenTransfers):
        merge()


def test_a_sealed_number_goes_over_and_opens_there(cast, merge, other, trail):
    set_private(actor=cast.lead, person=other, kind="phone", number="13812345678")
    merge()

    phone = next(line for line in covered_numbers(cast.worker) if line.kind == "phone")
    assert phone.text == "138****5678"
    assert "people.private.exchange" in [act for act, _actor, _on in trail.acts()]


def test_an_earlier_merge_leads_on_to_the_record_kept_last(cast, merge, other):
    oldest = a_person("worker-3", cast.north, merged_into=other)
    merge()

    oldest.refresh_from_db()
    assert oldest.merged_into == cast.worker


def test_the_second_of_two_merges_is_told_that_the_pair_is_gone(cast, merge):
    merge()

    with pytest.raises(NotAPair):
        merge()
