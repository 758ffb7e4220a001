"""Passwords: long, mixed and new."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.urls import reverse

from qunqiao.people.signin.passwords import MixedCharacters
from qunqiao.people.testing import a_password

OLD, NEW = "rain-Over-27", "snow-Under-31"


def _change(client, old, new):
    values = {"oldpassword": old, "password1": new, "password2": new}
    return client.post(reverse("account_change_password"), values)


@pytest.mark.parametrize("password", ["short-1", "onlyletters", "12345678901", "password1"])
def test_a_plain_password_is_refused(db, password):
    with pytest.raises(ValidationError):
        validate_password(password)


def test_level_three_asks_for_three_kinds():
    with pytest.raises(ValidationError):
        MixedCharacters(3).validate("lowercase12345")

    MixedCharacters(3).validate("lowercase-12345")


def test_a_password_like_the_user_name_is_refused(cast):
    with pytest.raises(ValidationError):
        validate_password("supervisor-1", cast.supervisor.account)


def test_the_old_password_is_not_a_new_one(cast, sign_in):
    a_password(cast.worker, OLD)
    client = sign_in(cast.worker)

    answer = _change(client, OLD, OLD)

    assert "不能与当前密码相同" in answer.content.decode()


def test_a_changed_password_ends_other_sessions_and_keeps_this_one(cast, sign_in):
    a_password(cast.worker, OLD)
    here, elsewhere = sign_in(cast.worker), sign_in(cast.worker)

    _change(here, OLD, NEW)

    assert here.get(reverse("people:account")).status_code == 200
    assert elsewhere.get(reverse("people:account")).status_code == 302


def test_a_change_through_the_page_is_on_record(cast, sign_in, trail):
    account = a_password(cast.worker, OLD)

    _change(sign_in(cast.worker), OLD, NEW)

    assert trail.acts() == [("people.account.password", cast.worker.trail_name, str(account.pk))]
