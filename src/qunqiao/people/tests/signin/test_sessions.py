"""Sessions: ended at once wherever they are ended, and read as Django reads them."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from qunqiao.people.signin.sessions import SessionStore


@pytest.fixture
def key(db):
    """The key of a session that holds something."""
    session = SessionStore()
    session["awake"] = 7
    session.save()
    return session.session_key


def test_a_session_that_has_run_out_holds_nothing(key):
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    session = SessionStore(key)

    assert (session.get("awake"), session.session_key) == (None, None)


def test_a_key_of_no_session_is_forgotten(db):
    session = SessionStore("x" * 32)

    assert (session.get("awake"), session.session_key) == (None, None)


def test_a_session_holds_what_was_put_in(key):
    assert SessionStore(key)["awake"] == db.SessionStore(key)["awake"] == 7


def test_a_session_erased_elsewhere_ends_at_once(cast, sign_in):
    browser = sign_in(cast.officer)
    assert browser.get("/account/").status_code == 200
    Session.objects.all().delete()

    assert browser.get("/account/").status_code == 302


def test_a_person_who_has_left_is_out_with_the_next_page(cast, sign_in, today):
    browser = sign_in(cast.officer)
    assert browser.get("/account/").status_code == 200
    cast.officer.left_on = today
    cast.officer.save()

    assert browser.get("/account/").status_code == 302


def test_a_new_password_ends_the_other_browsers(cast, sign_in):
    browser, account = sign_in(cast.officer), cast.officer.account
    assert browser.get("/account/").status_code == 200
    account.set_password("a new one 42")
    account.save()

    assert browser.get("/account/").status_code == 302


def test_reading_a_session_takes_one_query(key, django_assert_num_queries):
    with django_assert_num_queries(1):
        SessionStore(key).get("awake")


def test_pages_use_this_store():
    assert SessionStore.__module__ == settings.SESSION_ENGINE
