"""Calling the interface: by a token that opens, for what its scopes name, within its person's duties."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from qunqiao.people.models import Seat, Token, Unit
from qunqiao.people.testing import a_password, a_program, a_token

ME, SEATS = "/api/me", "/api/seats"


def refusal(answer):
    return answer.status_code, answer.json()["refused"]


def call(client, secret, path=ME):
    return client.get(path, headers={"Authorization": f"Bearer {secret}"})


@pytest.fixture
def shut(cast):
    """Secrets that open nothing, each for a reason of its own."""
    account = cast.lead.account
    account.is_active = False
    account.save()
    cast.worker.left_on = date(2026, 11, 1)
    cast.worker.save()
    return {
        "unknown": "qq_unknown",
        "expired": a_token(cast.officer, secret="qq_old", expires_on=date(2026, 11, 19)),
        "revoked": a_token(cast.officer, secret="qq_off", revoked_on=date(2026, 11, 19)),
        "account closed": a_token(cast.lead),
        "person left": a_token(cast.worker),
    }


def test_whatever_is_wrong_with_a_token_the_answer_is_the_same(shut, client):
    answers = {reason: call(client, secret) for reason, secret in shut.items()}
    answers["none"] = client.get(ME)

    assert {answer.status_code for answer in answers.values()} == {401}
    assert len({answer.content for answer in answers.values()}) == 1
    assert answers["none"]["WWW-Authenticate"] == "Bearer"


def test_a_token_does_what_its_scopes_name_and_no_more(cast):
    client = a_program(cast.supervisor, Token.Scope.ME)
    status, sentence = refusal(client.get(SEATS))

    assert client.get(ME).status_code == 200
    assert status == 403
    assert "seats:manage" in sentence


def test_a_duty_taken_back_is_taken_from_the_token_at_once(cast):
    client = a_program(cast.lead)
    before = client.get(SEATS).status_code
    Seat.objects.filter(person=cast.lead).update(ended_on=date(2026, 11, 20))

    assert (before, client.get(SEATS).status_code) == (200, 403)


def test_a_first_password_must_be_changed_before_programs_may_work(cast):
    account = cast.officer.account
    account.set_password("first-password-1")
    account.password_changed_at = None
    account.save()
    status, sentence = refusal(a_program(cast.officer).get(ME))

    assert status == 403
    assert "密码" in sentence


def test_a_second_factor_that_duties_demand_is_demanded_of_programs(cast, settings):
    settings.NEEDS_SECOND_FACTOR = {Seat.Role.SUPERVISOR}
    status, sentence = refusal(a_program(cast.supervisor).get(ME))

    assert status == 403
    assert "两步验证" in sentence
    assert a_program(cast.officer).get(ME).status_code == 200


def test_who_is_signed_in_may_read_with_the_browser(cast, sign_in):
    assert sign_in(cast.lead).get(SEATS).status_code == 200


def test_a_browser_with_an_old_password_is_refused_in_words_not_sent_elsewhere(cast, sign_in):
    a_password(cast.lead, "old-password-1", timezone.now() - timedelta(days=400))
    status, _sentence = refusal(sign_in(cast.lead).get(SEATS))

    assert status == 403


def test_writing_takes_a_token_whoever_is_signed_in(cast, sign_in, trail):
    path = f"/api/units/{cast.north.pk}/move"
    answer = sign_in(cast.supervisor).post(
        path, {"under_id": cast.south.pk}, content_type="application/json"
    )

    assert answer.status_code == 401
    assert trail.acts() == []


def test_a_wrong_token_beside_a_good_cookie_is_still_wrong(cast, sign_in):
    assert call(sign_in(cast.officer), "qq_wrong").status_code == 401


@pytest.mark.parametrize(
    ("wish", "language", "word"),
    [
        ("en", "en", "token"),
        ("en-GB,zh;q=0.5", "en", "token"),
        ("zh-TW", "zh-hant", "沒有"),
        ("zh-Hant", "zh-hant", "沒有"),
        ("zh-CN,zh;q=0.9", "zh-hans", "令牌"),
        ("fr", "zh-hans", "令牌"),
        ("", "zh-hans", "令牌"),
    ],
)
def test_a_refusal_speaks_the_language_asked_for(wish, language, word, db, client):
    answer = client.get(ME, headers={"Accept-Language": wish})

    assert answer["Content-Language"] == language
    assert word in answer.json()["refused"]


def test_nobody_on_the_way_may_keep_an_answer(cast):
    answer = a_program(cast.officer).get(ME)

    assert answer["Cache-Control"] == "private, no-store"
    assert "Authorization" in answer["Vary"]


def test_a_body_that_cannot_be_read_is_refused_in_words(cast):
    client = a_program(cast.supervisor)
    path = f"/api/units/{cast.north.pk}/move"
    broken = client.post(path, "{", content_type="application/json")
    unknown = client.post(
        path, {"under_id": cast.south.pk, "force": True}, content_type="application/json"
    )

    assert broken.status_code == 422
    assert (unknown.status_code, unknown.json()["field"]) == (422, "force")


def test_an_address_that_is_none_is_refused_as_json(client, db):
    answer = client.get("/api/nothing")

    assert answer.status_code == 404
    assert list(answer.json()) == ["refused"]


def test_one_learns_who_one_is(cast):
    answer = a_program(cast.officer).get(ME).json()

    assert answer["staff_number"] == "officer"
    assert [seat["role"] for seat in answer["seats"]] == ["officer"]


def test_what_a_program_does_is_on_the_trail_as_its_persons_deed(cast, trail):
    path = f"/api/units/{cast.north_lab.pk}/move"
    a_program(cast.supervisor).post(
        path, {"under_id": cast.south.pk}, content_type="application/json"
    )

    assert trail.acts() == [
        ("people.unit.move", cast.supervisor.trail_name, str(cast.north_lab.pk))
    ]
    assert Unit.objects.get(code="north-lab").get_parent() == cast.south


def test_a_conflict_is_told_with_its_sentence(cast):
    path = f"/api/units/{cast.north.pk}/close"
    answer = a_program(cast.supervisor).post(
        path, {"on": "2026-11-20"}, content_type="application/json"
    )

    assert refusal(answer) == (409, "这个单位还有未撤销的下级单位，请先移走或撤销下级单位。")


def test_an_account_is_opened_without_a_password(cast):
    newcomer = cast.worker
    newcomer.account.delete()
    answer = a_program(cast.lead).post(
        f"/api/people/{newcomer.pk}/account", {"username": "w"}, content_type="application/json"
    )
    newcomer.refresh_from_db()

    assert answer.status_code == 201
    assert not newcomer.account.has_usable_password()


def test_a_duty_does_not_begin_at_a_unit_that_is_no_more(cast):
    cast.north_lab.closed_on = date(2026, 1, 1)
    cast.north_lab.save()
    sent = {
        "person_id": cast.worker.pk,
        "unit_id": cast.north_lab.pk,
        "role": "officer",
        "began_on": "2026-11-20",
    }
    answer = a_program(cast.supervisor).post(SEATS, sent, content_type="application/json")

    assert answer.status_code == 409
