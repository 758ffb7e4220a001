"""Pages of numbers: covered, shown once for a reason, told to the person, gone on request."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from qunqiao.people.actions.read_private import read_private
from qunqiao.people.actions.reset_factors import reset_factors
from qunqiao.people.errors import NoFactors
from qunqiao.people.models import Person, PrivateDetail, Seat
from qunqiao.people.queries.private import covered_numbers
from qunqiao.people.testing import a_detail, a_password, a_person

ID, PHONE = PrivateDetail.Kind.ID_NUMBER, PrivateDetail.Kind.PHONE
NUMBER, MOBILE = "11010519491231002X", "13812345678"
COVERED = "110***********002X"
REASON = {"purpose": "paperwork", "reason": "办理入会手续"}


@pytest.fixture(autouse=True)
def a_key_file_of_its_own(settings, tmp_path):
    settings.KEYS = tmp_path / "keys.json"


@pytest.fixture
def detail(cast):
    return a_detail(cast.worker, ID, NUMBER)


def _at(name: str, person: Person, *more: str) -> str:
    return reverse(f"people:{name}", args=[person.pk, *more])


def test_an_auditor_sees_no_number_and_no_door_to_one(cast, detail, sign_in):
    browser = sign_in(a_person("auditor", cast.north, Seat.Role.AUDITOR))

    page = browser.get(reverse("registry:person", args=[cast.worker.pk])).content.decode()

    assert "***" not in page
    assert _at("private", cast.worker) not in page
    assert browser.get(_at("private", cast.worker)).status_code == 403


def test_officers_see_the_middle_covered(cast, detail, sign_in):
    browser = sign_in(cast.officer)

    pages = [
        browser.get(address).content.decode()
        for address in (
            _at("private", cast.worker),
            reverse("registry:person", args=[cast.worker.pk]),
        )
    ]

    assert all(COVERED in page and NUMBER not in page for page in pages)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "必填"),
        ({"purpose": "paperwork", "reason": "办事"}, "请至少写四个字"),
        ({"purpose": "paperwork", "reason": f"核对{MOBILE}"}, "请去掉里面的号码"),
        ({"purpose": "own", "reason": "办理入会手续"}, "own"),
    ],
)
def test_without_a_good_reason_no_number_is_shown(cast, detail, sign_in, trail, typed, said):
    answer = sign_in(cast.officer).post(_at("private_read", cast.worker, ID), typed)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert NUMBER not in answer.content.decode()
    assert trail.acts() == []


def test_for_a_reason_the_number_is_shown_in_one_answer_that_nothing_keeps(cast, detail, sign_in):
    browser = sign_in(cast.officer)

    answer = browser.post(_at("private_read", cast.worker, ID), REASON)

    assert NUMBER in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert NUMBER not in browser.get(_at("private", cast.worker)).content.decode()


def test_a_kind_that_does_not_exist_is_not_found(cast, detail, sign_in):
    browser = sign_in(cast.officer)

    assert browser.get(_at("private_keep", cast.worker, "email")).status_code == 404
    assert browser.get(_at("private_read", cast.worker, PHONE)).status_code == 404


def test_a_doubtful_number_is_asked_about_once_more(cast, sign_in):
    browser, doubtful = sign_in(cast.officer), f"{NUMBER[:17]}1"
    address = _at("private_keep", cast.worker, ID)

    first = browser.post(address, {"number": doubtful})
    second = browser.post(address, {"number": doubtful, "sure": "on"})

    assert first.status_code == 422
    assert "最后一位校验码不对" in first.content.decode()
    assert 'name="sure"' in first.content.decode()
    assert second.status_code == 302
    assert covered_numbers(cast.worker)[0].text == "110***********0021"


def test_a_number_is_removed_after_a_word_of_warning(cast, detail, sign_in):
    browser = sign_in(cast.officer)
    address = _at("private_remove", cast.worker, ID)

    assert "不能恢复" in browser.get(address).content.decode()
    assert browser.post(address).status_code == 302
    assert not PrivateDetail.objects.exists()


def test_a_tampered_row_spoils_its_own_line_only(cast, detail, sign_in):
    other = a_detail(cast.lead, ID, "440524188001010014")
    PrivateDetail.objects.filter(pk=detail.pk).update(cipher=other.cipher)

    page = sign_in(cast.officer).get(_at("private", cast.worker))

    assert page.status_code == 200
    assert "打不开" in page.content.decode()


def test_the_person_reads_on_their_own_page_who_looked_and_why(cast, detail, sign_in):
    read_private(actor=cast.officer, detail=detail, **REASON)

    page = sign_in(cast.worker).get(reverse("people:own_data")).content.decode()

    assert f"{cast.officer.name}（{cast.north.name}）看了身份证号" in page
    assert "办理入会手续" in page
    assert COVERED in page
    assert NUMBER not in page


def test_nobody_else_reads_that_on_their_page(cast, detail, sign_in):
    read_private(actor=cast.officer, detail=detail, **REASON)

    page = sign_in(cast.stranger).get(reverse("people:own_data")).content.decode()

    assert "办理入会手续" not in page
    assert "没有人看过" in page


def test_ones_own_number_is_shown_after_confirming_who_one_is(cast, detail, client):
    a_password(cast.worker, "Sunny-2026-day")
    client.force_login(cast.worker.account)
    address = reverse("people:own_number", args=[ID])

    asked = client.post(address)
    client.post(asked["Location"], {"password": "Sunny-2026-day"})
    shown = client.post(address)

    assert reverse("account_reauthenticate") in asked["Location"]
    assert NUMBER in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]


def test_the_copy_says_what_is_kept_and_why_without_a_full_number(cast, detail, sign_in):
    read_private(actor=cast.officer, detail=detail, **REASON)

    answer = sign_in(cast.worker).get(reverse("people:own_copy"))

    copied = answer.json()
    assert copied["people.person"]["rows"][0]["staff_number"] == "worker"
    assert copied["people.private"]["rows"] == [{"kind": "id_number", "number": COVERED}]
    assert copied["people.trail"]["rows"][0]["reason"] == "办理入会手续"
    assert all(part["basis"] and part["term"] for part in copied.values())
    assert "attachment" in answer["Content-Disposition"]


def test_the_page_asks_as_much_for_many_readings_as_for_one(
    cast, detail, sign_in, django_assert_max_num_queries
):
    for reader in (cast.officer, cast.lead, cast.supervisor, cast.officer):
        read_private(actor=reader, detail=detail, **REASON)
    browser = sign_in(cast.worker)

    # One for each kind of keeping: what apps hold about a person.
    with django_assert_max_num_queries(27):
        browser.get(reverse("people:own_data"))


def test_erasing_asks_twice_and_says_what_goes_and_what_stays(cast, sign_in, today):
    person = a_person("leaver", cast.north, name="章小三", left_on=today)
    browser, address = sign_in(cast.supervisor), _at("person_erase", person)

    page = browser.get(address).content.decode()
    asked = browser.post(address, {"basis": "request"}).content.decode()
    person.refresh_from_db()
    assert person.name == "章小三"
    done = browser.post(address, {"basis": "request", "confirmed": "1"})

    assert "去掉身份后保留" in page
    assert "以前的备份文件不会改动" in page
    assert "请再确认一次：章小三" in asked
    assert done["Location"] == reverse("registry:person", args=[person.pk])
    person.refresh_from_db()
    assert person.name == "已删除"


def test_what_stands_in_the_way_of_erasing_is_said(cast, sign_in):
    page = sign_in(cast.supervisor).get(_at("person_erase", cast.worker)).content.decode()

    assert "此人还没有离职" in page
    assert 'name="basis"' not in page


def test_factors_are_taken_away_by_a_lead_and_the_person_is_told(cast, sign_in, trail, client):
    a_password(cast.worker, "Sunny-2026-day")
    Authenticator.objects.create(user=cast.worker.account, type="totp", data={"secret": "x"})

    done = sign_in(cast.lead).post(_at("factors_reset", cast.worker))
    page = client.post(
        reverse("account_login"),
        {"login": "worker", "password": "Sunny-2026-day"},
        follow=True,
    ).content.decode()

    assert done.status_code == 302
    assert not Authenticator.objects.exists()
    account = str(cast.worker.account.pk)
    assert ("people.factor.reset", cast.lead.trail_name, account) in trail.acts()
    assert f"已由{cast.lead.name}于" in page


def test_there_must_be_something_to_take_away(cast):
    with pytest.raises(NoFactors):
        reset_factors(actor=cast.lead, person=cast.worker)
