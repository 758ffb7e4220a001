"""The pages of transfers: what either side reads, types and is told, and what it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from qunqiao.people.testing import a_person
from qunqiao.registry.models import Membership, Organisation, Transfer
from qunqiao.registry.testing import a_member, a_transfer, an_organisation


@pytest.fixture
def north(cast):
    return an_organisation(cast.north, "north-gh")


@pytest.fixture
def south(cast):
    return an_organisation(cast.south, "south-gh")


@pytest.fixture
def membership(cast, north):
    return a_member(north, cast.worker)


@pytest.fixture
def asked(cast, membership, south):
    return a_transfer(membership, south, cast.officer)


@pytest.fixture
def officer(cast, sign_in):
    return sign_in(cast.officer)


@pytest.fixture
def other_side(cast, sign_in):
    return sign_in(cast.stranger)


def _address(name, record):
    return reverse(f"registry:{name}", args=[record.pk])


# --- asking out --------------------------------------------------------------------------------
def test_an_unknown_target_is_named_back(officer, north, membership):
    typed = {"numbers": "worker", "to": "south-xx"}
    answer = officer.post(_address("transfer_out", north), typed)

    assert answer.status_code == 422
    assert "没有编号或名称正是“south-xx”的工会组织" in answer.content.decode()


def test_an_organisation_of_another_kind_is_not_offered(officer, cast, north, membership):
    an_organisation(cast.south, "south-ty", kind=Organisation.Kind.YOUTH_LEAGUE)
    typed = {"numbers": "worker", "to": "south-ty"}

    assert officer.post(_address("transfer_out", north), typed).status_code == 422


def test_two_organisations_of_one_name_are_told_apart_by_code_only(officer, cast, north, south):
    same = {"name": "同名工会委员会"}
    an_organisation(cast.south, "one", **same)
    an_organisation(cast.north_lab, "two", **same)
    answer = officer.post(
        _address("transfer_out", north), {"numbers": "worker", "to": same["name"]}
    )

    assert "有几个组织同名时，请填编号" in answer.content.decode()


def test_more_than_the_limit_is_refused_with_both_numbers(officer, north, south, monkeypatch):
    monkeypatch.setattr("qunqiao.registry.forms.transfers.MOST", 1)
    answer = officer.post(_address("transfer_out", north), {"numbers": "a b", "to": "south-gh"})

    assert "一次最多转 1 人，这里有 2 个工号" in answer.content.decode()


def test_nothing_is_asked_before_the_list_was_checked(officer, north, south, membership):
    typed = {"numbers": "worker\n没有", "to": south.name}
    page = officer.post(_address("transfer_out", north), typed).content.decode()

    assert "可以提出" in page
    assert "本组织没有这个工号的会员" in page
    assert "提出 1 人" in page
    assert not Transfer.objects.exists()


def test_what_was_typed_comes_back_for_a_change(officer, north, south, membership):
    typed = {"numbers": "worker", "to": "south-gh", "note": "部门划转", "again": "1"}
    page = officer.post(_address("transfer_out", north), typed).content.decode()

    assert "部门划转" in page
    assert 'value="south-gh"' in page


def test_several_are_asked_for_in_one_go_and_told_one_by_one(officer, cast, north, south):
    numbers = [a_member(north, a_person(f"m{n}", cast.north)).person.staff_number for n in (1, 2)]
    typed = {"numbers": "、".join([*numbers, "nobody"]), "to": "south-gh", "confirmed": "1"}
    page = officer.post(_address("transfer_out", north), typed).content.decode()

    assert "3 人中办成 2 人" in page
    assert Transfer.objects.values("batch").distinct().count() == 1


def test_a_number_that_a_merged_record_had_finds_the_member(officer, cast, north, south):
    kept = a_member(north, cast.worker).person
    a_person("old-number", cast.north, merged_into=kept)
    typed = {"numbers": "old-number", "to": "south-gh", "confirmed": "1"}
    officer.post(_address("transfer_out", north), typed)

    assert Transfer.objects.get().person == kept


# --- asking in ---------------------------------------------------------------------------------
def test_a_number_with_the_wrong_name_finds_nobody(other_side, south, membership):
    typed = {"number": "worker", "name": "另一个人"}
    answer = other_side.post(_address("transfer_in", south), typed)

    assert answer.status_code == 422
    assert "没有找到工号和姓名都相符" in answer.content.decode()


def test_whoever_is_no_member_anywhere_is_told_the_same(other_side, cast, south):
    typed = {"number": "worker", "name": cast.worker.name}

    assert "没有找到工号和姓名都相符" in (
        other_side.post(_address("transfer_in", south), typed).content.decode()
    )


def test_who_is_known_by_number_and_name_is_asked_for(other_side, cast, south, membership):
    typed = {"number": "worker", "name": cast.worker.name}
    answer = other_side.post(_address("transfer_in", south), typed)

    asked = Transfer.objects.get()
    assert answer["Location"] == _address("transfer", asked)
    assert (asked.side, asked.answering) == (Transfer.Side.IN, membership.organisation)


# --- answering ---------------------------------------------------------------------------------
def test_the_other_side_reads_the_least_it_needs(other_side, cast, asked):
    cast.worker.birth_date = "1980-01-02"
    cast.worker.save()
    page = other_side.get(_address("transfer", asked)).content.decode()

    assert cast.worker.name in page
    assert "1980" not in page
    assert reverse("registry:person", args=[cast.worker.pk]) not in page


def test_the_page_says_that_the_unit_does_not_change(other_side, asked):
    assert "不改此人的所在单位" in other_side.get(_address("transfer", asked)).content.decode()


def test_the_side_that_asked_has_no_button_to_answer(officer, asked):
    page = officer.get(_address("transfer", asked)).content.decode()

    assert _address("transfer_confirm", asked) not in page
    assert _address("transfer_withdraw", asked) in page


def test_a_day_ahead_is_refused_beside_the_form(other_side, asked):
    answer = other_side.post(_address("transfer_confirm", asked), {"day": "2027-01-01"})

    assert answer.status_code == 422
    assert "也不能晚于今天" in answer.content.decode()


def test_a_refusal_without_a_reason_is_refused_beside_the_form(other_side, asked):
    answer = other_side.post(_address("transfer_decline", asked), {"reason": ""})

    assert answer.status_code == 422
    assert "请写明不同意的理由" in answer.content.decode()


def test_a_second_answer_is_told_that_it_is_done(other_side, asked):
    other_side.post(_address("transfer_confirm", asked), {"day": "2026-11-20"})
    answer = other_side.post(_address("transfer_decline", asked), {"reason": "晚了"})

    assert "已经办结" in answer.content.decode()
    assert Transfer.objects.get().state == Transfer.State.CONFIRMED


def test_a_batch_is_answered_in_one_go_and_told_one_by_one(other_side, cast, north, south, asked):
    other = a_transfer(a_member(north, a_person("m2", cast.north)), south, cast.officer)
    Membership.objects.filter(person=other.person).update(left_on="2026-11-19")
    typed = {"day": "2026-11-20", "together": "on"}
    page = other_side.post(_address("transfer_confirm", asked), typed).content.decode()

    assert "2 人中办成 1 人" in page
    assert "会籍已经结束" in page


# --- lists -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("box", "officers", "others"), [("", 0, 1), ("asked", 1, 0), ("done", 0, 0), ("all", 1, 1)]
)
def test_each_side_finds_it_in_its_own_box(box, officers, others, officer, other_side, asked):
    address = reverse("registry:transfers")

    for client, number in ((officer, officers), (other_side, others)):
        page = client.get(address, {"box": box}).content.decode()
        assert page.count(_address("transfer", asked)) == number


def test_what_waits_stands_on_the_first_page(other_side, officer, asked):
    home = reverse("workbench:home")

    assert "待您确认的会籍转接 1 件" in other_side.get(home).content.decode()
    assert "待您确认的会籍转接" not in officer.get(home).content.decode()


def test_lateness_shows_before_the_job_ran(other_side, asked, settings):
    settings.TODAY = asked.deadline.replace(day=8)

    assert "逾期 5 天" in other_side.get(reverse("registry:transfers")).content.decode()


@pytest.mark.parametrize("page", ["list", "record"])
def test_a_page_costs_the_same_for_one_and_for_many(page, other_side, cast, north, south, asked):
    address = reverse("registry:transfers") if page == "list" else _address("transfer", asked)
    other_side.get(address)
    with CaptureQueriesContext(connection) as few:
        other_side.get(address)
    for number in range(10):
        member = a_member(north, a_person(f"m{number}", cast.north))
        a_transfer(member, south, cast.officer)
    with CaptureQueriesContext(connection) as many:
        other_side.get(address)

    assert len(few) == len(many)


def test_the_doors_stand_on_the_pages_of_organisation_and_person(officer, cast, north, membership):
    out = _address("transfer_out", north)

    assert out in officer.get(_address("organisation", north)).content.decode()
    assert f"{out}?person=worker" in officer.get(_address("person", cast.worker)).content.decode()
