"""The pages on which a person judges whether two records are one."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from qunqiao.people.actions.set_private import set_private
from qunqiao.people.models import Person, Seat
from qunqiao.people.testing import BEGAN, a_person
from qunqiao.registry.models import Duplicate, Merge
from qunqiao.registry.testing import a_member, a_pair, a_post, an_appointment, an_organisation


@pytest.fixture
def other(cast):
    Person.objects.filter(pk=cast.worker.pk).update(name="王芳", birth_date=date(1990, 5, 6))
    cast.worker.refresh_from_db()
    return a_person("worker-2", cast.north, name="王芳", birth_date=date(1991, 5, 6))


@pytest.fixture
def pair(cast, other):
    return a_pair(cast.worker, other)


@pytest.fixture
def lead(cast, sign_in):
    return sign_in(cast.lead)


@pytest.fixture
def address(pair):
    return reverse("registry:duplicate", args=[pair.pk])


CHOSEN = {"kept": "one", "birth_date": "other"}


def test_nobody_is_told_of_a_pair_whose_other_half_they_do_not_oversee(cast, other, sign_in, lead):
    far = a_pair(cast.worker, a_person("far", cast.south, name="王芳"))

    assert "far" not in lead.get(reverse("registry:duplicates")).content.decode()
    assert lead.get(reverse("registry:duplicate", args=[far.pk])).status_code == 404


def test_the_list_says_why(pair, lead):
    page = lead.get(reverse("registry:duplicates")).content.decode()

    assert "姓名、出生日期相同" in page
    assert "1 对可能是同一人的记录" in page


def test_both_records_stand_beside_each_other_with_what_hangs_on_them(cast, other, address, lead):
    union = an_organisation(cast.north)
    a_member(union, cast.worker)
    an_appointment(a_post(union), other)
    set_private(actor=cast.lead, person=other, kind="phone", number="13812345678")
    page = lead.get(address).content.decode()

    for said in (union.name, "1990", "1991", "138****5678", "worker-2"):
        assert said in page


def test_a_field_in_which_they_agree_is_not_asked(address, lead):
    page = lead.get(address).content.decode()

    assert 'name="birth_date"' in page
    assert 'name="name"' not in page


def test_without_a_choice_nothing_is_merged(pair, address, lead):
    answer = lead.post(address, {"kept": "one", "confirmed": "1"})

    assert answer.status_code == 422
    assert not Merge.objects.exists()


def test_what_will_move_is_shown_before_anything_moves(cast, other, address, lead):
    a_member(an_organisation(cast.north), other)
    page = lead.post(address, CHOSEN).content.decode()

    assert "还没有合并" in page
    assert "1991" in page
    assert not Merge.objects.exists()


def test_two_memberships_of_one_kind_are_warned_of(cast, other, address, lead):
    for person, unit in ((cast.worker, cast.north), (other, cast.north_lab)):
        a_member(an_organisation(unit), person)

    assert "同时是两个同类组织的会员" in lead.post(address, CHOSEN).content.decode()


def test_what_was_chosen_comes_back_for_a_change(address, lead):
    page = lead.post(address, {**CHOSEN, "again": "1"}).content.decode()

    assert 'name="birth_date" value="other"' in page
    assert page.count("checked") == 2


def test_the_merge_is_done_and_can_be_undone_there(cast, pair, address, other, lead):
    done = lead.post(address, {**CHOSEN, "confirmed": "1"})
    merge = Merge.objects.get()
    assert done["Location"] == reverse("registry:merge", args=[merge.pk])
    assert "撤销合并" in lead.get(done["Location"]).content.decode()

    lead.post(reverse("registry:merge_undo", args=[merge.pk]))
    cast.worker.refresh_from_db()
    assert cast.worker.birth_date == date(1990, 5, 6)


def test_a_merged_record_leads_to_the_kept_one(cast, address, other, lead):
    lead.post(address, {**CHOSEN, "confirmed": "1"})
    answer = lead.get(reverse("registry:person", args=[other.pk]))

    assert answer["Location"] == reverse("registry:person", args=[cast.worker.pk])
    people = lead.get(reverse("registry:people"), {"text": "worker-2"}).content.decode()
    assert reverse("registry:person", args=[cast.worker.pk]) in people


def test_what_happened_since_stands_instead_of_the_button(cast, address, lead):
    lead.post(address, {**CHOSEN, "confirmed": "1"})
    a_member(an_organisation(cast.north, name="新工会"), cast.worker)
    merge = Merge.objects.get()
    page = lead.get(reverse("registry:merge", args=[merge.pk])).content.decode()

    assert "王芳在新工会的会籍" in page
    assert reverse("registry:merge_undo", args=[merge.pk]) not in page


def test_who_may_not_merge_reads_why_and_has_no_button(cast, other, address, lead):
    Seat.objects.create(person=other, unit=cast.root, role=Seat.Role.SUPERVISOR, began_on=BEGAN)
    page = lead.get(address).content.decode()

    assert "请由上级来合并" in page
    assert lead.post(address, CHOSEN).status_code == 403


def test_a_rejected_pair_leaves_the_list(pair, lead):
    lead.post(reverse("registry:duplicate_reject", args=[pair.pk]))
    address = reverse("registry:duplicates")

    assert "worker-2" not in lead.get(address).content.decode()
    assert "worker-2" in lead.get(address, {"state": "rejected"}).content.decode()


def test_a_pair_by_hand_is_of_people_in_reach(cast, other, lead):
    typed = {"first": "worker", "second": "stranger"}
    answer = lead.post(reverse("registry:duplicate_by_hand"), typed)

    assert answer.status_code == 422
    assert not Duplicate.objects.exists()


def test_a_pair_by_hand_is_put_beside_each_other(cast, other, lead):
    typed = {"first": "worker", "second": "worker-2"}
    answer = lead.post(reverse("registry:duplicate_by_hand"), typed)

    found = Duplicate.objects.get()
    assert answer["Location"] == reverse("registry:duplicate", args=[found.pk])


@pytest.mark.parametrize("page", ["list", "pair", "merge"])
def test_a_page_costs_the_same_for_little_and_for_much(page, cast, pair, address, other, lead):
    if page == "merge":
        address = lead.post(address, {**CHOSEN, "confirmed": "1"})["Location"]
    shown = reverse("registry:duplicates") if page == "list" else address
    a_member(an_organisation(cast.north), cast.worker, left_on=date(2021, 1, 1))
    lead.get(shown)
    with CaptureQueriesContext(connection) as few:
        lead.get(shown)
    for number in range(8):
        a_member(an_organisation(cast.north), cast.worker)
        a_pair(other, a_person(f"more-{number}", cast.north))
    with CaptureQueriesContext(connection) as many:
        lead.get(shown)

    assert len(few) == len(many)
