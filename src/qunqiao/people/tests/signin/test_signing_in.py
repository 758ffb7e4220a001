"""Signing in: by name or number, locked after failures, never for who has left."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from qunqiao.people.testing import a_password

GOOD = "rain-Over-27"


@pytest.fixture
def worker(cast):
    """The worker, who can sign in with GOOD."""
    a_password(cast.worker, GOOD)
    return cast.worker


def _try(client, name, password):
    return client.post(reverse("account_login"), {"login": name, "password": password})


def test_a_wrong_password_is_said_without_telling_whether_the_name_exists(worker, client):
    known, unknown = _try(client, "worker", "no"), _try(client, "nobody-here", "no")

    sentence = "用户名（或工号）与密码不符"
    assert sentence in known.content.decode()
    assert sentence in unknown.content.decode()


def test_five_failures_lock_the_name_even_for_the_right_password(worker, client):
    for _ in range(5):
        _try(client, "worker", "no")

    answer = _try(client, "worker", GOOD)

    assert "已临时锁定" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_lock_on_one_name_leaves_others_free(cast, worker, client):
    a_password(cast.officer, GOOD)
    for _ in range(5):
        _try(client, "worker", "no")

    assert _try(client, "officer", GOOD).status_code == 302


def test_who_has_left_cannot_sign_in(worker, client, today):
    worker.left_on = today
    worker.save()

    answer = _try(client, "worker", GOOD)

    assert answer["Location"] == reverse("account_inactive")
    assert "_auth_user_id" not in client.session


def test_leaving_ends_an_open_session_at_once(worker, sign_in, today):
    client = sign_in(worker)
    worker.left_on = today
    worker.save()

    assert client.get(reverse("people:account")).status_code == 302


def test_who_leaves_next_month_still_works(worker, sign_in, today):
    worker.left_on = today + timedelta(days=30)
    worker.save()

    assert sign_in(worker).get(reverse("people:account")).status_code == 200


def test_a_staff_number_opens_the_same_account_as_the_user_name(worker, client):
    worker.account.username = "xiaowang"
    worker.account.save()

    assert _try(client, "worker", GOOD).status_code == 302
    assert client.session["_auth_user_id"] == str(worker.account.pk)


def test_the_label_names_both_ways(db, client):
    assert "用户名或工号" in client.get(reverse("account_login")).content.decode()


@pytest.mark.parametrize(
    "route", ["account_signup", "account_reset_password", "socialaccount_signup"]
)
def test_the_ways_we_do_not_offer_answer_with_whom_to_ask(db, client, route):
    answer = client.get(reverse(route))

    assert answer.status_code == 200
    assert "群团干部" in answer.content.decode()


def test_signing_in_shows_pages_the_way_the_account_keeps(worker, client):
    worker.account.size = "large"
    worker.account.save()

    answer = _try(client, "worker", GOOD)

    assert answer.cookies["size"].value == "large"
    assert answer.cookies["theme"].value == "auto"


def test_an_idle_session_ends_after_the_setting(worker, client, settings):
    _try(client, "worker", GOOD)

    assert client.session.get_expiry_age() <= settings.SESSION_COOKIE_AGE
    assert client.session.get_expire_at_browser_close()


def test_work_keeps_a_session_awake_without_a_write_per_page(worker, sign_in, settings):
    client = sign_in(worker)
    client.get(reverse("people:account"))
    first = client.session["awake"]
    client.get(reverse("people:account"))

    assert client.session["awake"] == first
    session = client.session
    session["awake"] = first - settings.SESSION_COOKIE_AGE
    session.save()
    client.get(reverse("people:account"))
    assert client.session["awake"] >= first


def test_a_first_password_must_be_changed_before_anything_else(cast):
    client = Client()
    account = a_password(cast.worker, GOOD)
    account.password_changed_at = None
    account.save()
    _try(client, "worker", GOOD)

    answer = client.get(reverse("people:account"))

    assert answer["Location"] == reverse("account_change_password")


def test_an_old_password_must_be_changed(cast, settings):
    client = Client()
    too_old = timezone.now() - timedelta(days=settings.PASSWORD_DAYS + 1)
    a_password(cast.worker, GOOD, too_old)
    _try(client, "worker", GOOD)

    assert client.get(reverse("people:account"))["Location"] == reverse("account_change_password")


def test_who_owes_a_password_can_still_complain_and_leave(cast):
    client = Client()
    account = a_password(cast.worker, GOOD)
    account.password_changed_at = None
    account.save()
    _try(client, "worker", GOOD)

    assert client.get(reverse("needs:new")).status_code == 200
    assert client.get(reverse("account_logout")).status_code == 200
