"""The second factor: set up, asked for at the door, demanded of some, removed only if it may be."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client
from django.urls import reverse

from qunqiao.people.testing import a_password

GOOD = "rain-Over-27"


def _code(secret):
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def _shown(page):
    """The secrets or codes a page shows."""
    return re.findall(r'<code class="q-code">([^<]+)</code>', page.content.decode())


def _enter(person):
    client = Client()
    client.post(reverse("account_login"), {"login": person.staff_number, "password": GOOD})
    return client


def _activate(client):
    """Confirm by password, read the secret from the page, type its code."""
    client.post(reverse("account_reauthenticate"), {"password": GOOD})
    secret = _shown(client.get(reverse("mfa_activate_totp")))[0]
    client.post(reverse("mfa_activate_totp"), {"code": _code(secret)})
    return secret


@pytest.fixture
def worker(cast):
    """The worker, who can sign in with GOOD."""
    a_password(cast.worker, GOOD)
    return cast.worker


def test_setting_up_asks_for_the_password_again(worker):
    answer = _enter(worker).get(reverse("mfa_activate_totp"))

    assert answer["Location"].startswith(reverse("account_reauthenticate"))


def test_a_wrong_first_code_activates_nothing(worker):
    client = _enter(worker)
    client.post(reverse("account_reauthenticate"), {"password": GOOD})
    client.get(reverse("mfa_activate_totp"))

    client.post(reverse("mfa_activate_totp"), {"code": "000000"})

    assert not Authenticator.objects.exists()


def test_an_app_is_set_up_and_then_asked_for_at_the_door(worker):
    secret = _activate(_enter(worker))

    door = _enter(worker)

    assert "_auth_user_id" not in door.session
    assert door.get(reverse("mfa_authenticate")).status_code == 200
    door.post(reverse("mfa_authenticate"), {"code": _code(secret)})
    assert door.session["_auth_user_id"] == str(worker.account.pk)


def test_setting_an_app_up_is_on_record(worker, trail, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        _activate(_enter(worker))

    account = str(worker.account.pk)
    assert trail.acts() == [("people.account.factor", worker.trail_name, account)]


def test_recovery_codes_come_with_the_app_and_open_the_door(worker):
    client = _enter(worker)
    _activate(client)
    codes = _shown(client.get(reverse("mfa_view_recovery_codes")))

    door = _enter(worker)
    door.post(reverse("mfa_authenticate"), {"code": codes[0]})

    assert len(codes) >= 8
    assert door.session["_auth_user_id"] == str(worker.account.pk)


def test_who_must_have_a_factor_is_led_to_it(cast, sign_in, settings):
    settings.NEEDS_SECOND_FACTOR = frozenset({"officer"})

    assert sign_in(cast.officer).get(reverse("people:account"))["Location"] == reverse("mfa_index")
    assert sign_in(cast.worker).get(reverse("people:account")).status_code == 200


def test_who_must_have_a_factor_cannot_use_the_desk_without(cast, sign_in, settings):
    settings.NEEDS_SECOND_FACTOR = frozenset({"supervisor"})

    assert sign_in(cast.supervisor).get(reverse("needs:inbox")).status_code == 302


def test_who_must_have_a_factor_cannot_remove_the_last(cast, settings):
    settings.NEEDS_SECOND_FACTOR = frozenset({"officer"})
    a_password(cast.officer, GOOD)
    client = _enter(cast.officer)
    _activate(client)

    answer = client.post(reverse("mfa_deactivate_totp"))

    assert "不能停用最后一种方式" in answer.content.decode()
    assert Authenticator.objects.filter(type="totp").exists()


def test_who_has_the_factor_works_on(cast, sign_in, settings):
    settings.NEEDS_SECOND_FACTOR = frozenset({"officer"})
    Authenticator.objects.create(user=cast.officer.account, type="totp", data={"secret": "x"})

    assert sign_in(cast.officer).get(reverse("people:account")).status_code == 200


@pytest.mark.parametrize(
    "route", ["mfa_index", "mfa_add_webauthn", "mfa_list_webauthn", "mfa_view_recovery_codes"]
)
def test_the_pages_of_factors_render(worker, route):
    client = _enter(worker)
    _activate(client)

    assert client.get(reverse(route)).status_code == 200


def test_a_passkey_page_carries_its_options_as_data_not_as_a_script(worker):
    client = _enter(worker)
    client.post(reverse("account_reauthenticate"), {"password": GOOD})

    page = client.get(reverse("mfa_add_webauthn")).content.decode()

    assert '<script type="application/json" id="passkey-options">{"creation_options"' in page
    assert 'data-passkey="addForm"' in page


def test_the_door_gives_passkey_options_to_the_script(db, client):
    answer = client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})

    assert "challenge" in answer.json()["request_options"]["publicKey"]


def test_renaming_a_passkey_is_on_record(worker, trail):
    client = _enter(worker)
    client.post(reverse("account_reauthenticate"), {"password": GOOD})
    data = {"name": "旧名", "credential": {}, "passwordless": False}
    key = Authenticator.objects.create(user=worker.account, type="webauthn", data=data)

    client.post(reverse("mfa_edit_webauthn", args=[key.pk]), {"name": "办公室电脑"})

    key.refresh_from_db()
    assert key.data["name"] == "办公室电脑"
    account = str(worker.account.pk)
    assert trail.acts() == [("people.account.factor", worker.trail_name, account)]


def test_somebody_elses_passkey_is_not_found(cast, worker):
    data = {"name": "他的", "credential": {}, "passwordless": False}
    key = Authenticator.objects.create(user=cast.officer.account, type="webauthn", data=data)

    client = _enter(worker)
    client.post(reverse("account_reauthenticate"), {"password": GOOD})

    assert client.get(reverse("mfa_edit_webauthn", args=[key.pk])).status_code == 404
