"""Tokens: for oneself, with scopes, for a year at most, shown once, and on record."""

from datetime import date, timedelta

import pytest

from qunqiao.kit.errors import NotAllowed
from qunqiao.people.actions.issue_token import MOST, issue_token
from qunqiao.people.actions.revoke_token import revoke_token
from qunqiao.people.errors import LastsTooLong, TokenRevoked, TooManyTokens, UnknownScope
from qunqiao.people.models import Token
from qunqiao.people.queries import system_person, token_of
from qunqiao.people.testing import a_token

TODAY = date(2026, 11, 20)
READ = [Token.Scope.READ_REGISTRY]


def issue(person, *, scopes=READ, days=30):
    return issue_token(
        actor=person, name="夜间同步", scopes=scopes, on=TODAY, expires_on=TODAY + timedelta(days)
    )


def test_the_system_person_has_no_sign_in_to_lend(db, trail):
    with pytest.raises(NotAllowed):
        issue(system_person())

    assert trail.acts() == []


@pytest.mark.parametrize("scopes", [[], ["everything"], ["registry:read", "everything"]])
def test_scopes_are_named_and_known(cast, scopes):
    with pytest.raises(UnknownScope):
        issue(cast.officer, scopes=scopes)


@pytest.mark.parametrize("days", [-1, 367])
def test_a_token_is_good_for_a_year_at_most(cast, days):
    with pytest.raises(LastsTooLong):
        issue(cast.officer, days=days)


def test_nobody_has_more_tokens_than_they_can_watch(cast):
    for number in range(MOST):
        a_token(cast.officer, secret=f"qq_{number}")

    with pytest.raises(TooManyTokens):
        issue(cast.officer)


def test_the_secret_is_kept_nowhere(cast):
    issued = issue(cast.officer)
    kept = Token.objects.filter(pk=issued.token.pk).values().get()

    assert issued.secret not in str(kept)
    assert issued.secret.startswith(kept["beginning"])
    assert len(issued.secret) > len(kept["beginning"]) + 32


def test_issuing_is_on_the_trail_without_name_and_secret(cast, trail):
    issued = issue(cast.officer)

    assert trail.acts() == [
        ("people.token.issue", cast.officer.trail_name, str(issued.token.pk)),
    ]
    assert trail.last().detail.content["after"] == {
        "scopes": ["registry:read"],
        "expires_on": "2026-12-20",
    }


def test_a_secret_opens_from_its_first_day_through_its_last(cast):
    issued = issue(cast.officer, days=2)
    found = [token_of(issued.secret, TODAY + timedelta(days)) for days in (-1, 0, 2, 3)]

    assert found == [None, issued.token, issued.token, None]


def test_nobody_revokes_another_persons_token(cast, trail):
    a_token(cast.officer)
    token = Token.objects.get()

    with pytest.raises(NotAllowed):
        revoke_token(actor=cast.supervisor, token=token, on=TODAY)

    assert trail.acts() == []


def test_a_token_is_revoked_once(cast):
    a_token(cast.officer, revoked_on=TODAY)

    with pytest.raises(TokenRevoked):
        revoke_token(actor=cast.officer, token=Token.objects.get(), on=TODAY)


def test_a_revoked_token_opens_nothing_from_then_on(cast, trail):
    secret = a_token(cast.officer)
    token = revoke_token(actor=cast.officer, token=Token.objects.get(), on=TODAY)

    assert token_of(secret, TODAY) is None
    assert trail.acts() == [("people.token.revoke", cast.officer.trail_name, str(token.pk))]
