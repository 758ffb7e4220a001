"""My tokens: made for oneself, shown once, revoked with a word of warning."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from qunqiao.people.models import Token
from qunqiao.people.testing import a_password, a_token

LIST, NEW = reverse("people:tokens"), reverse("people:token_issue")
WANTED = {"name": "夜间同步", "scopes": ["registry:read", "me:read"], "days": "30"}


def test_a_token_needs_a_scope(cast, sign_in, trail):
    answer = sign_in(cast.officer).post(NEW, {**WANTED, "scopes": []})

    assert answer.status_code == 422
    assert "请至少选一项" in answer.content.decode()
    assert trail.acts() == []


def test_the_secret_is_shown_once_and_never_kept_on_the_way(cast, sign_in):
    client = sign_in(cast.officer)
    answer = client.post(NEW, WANTED)
    secret = answer.content.decode().partition('<code class="q-code">')[2].partition("<")[0]

    assert answer.status_code == 200
    assert secret.startswith("qq_")
    assert "no-store" in answer["Cache-Control"]
    assert secret not in client.get(LIST).content.decode()
    assert client.get("/api/me", headers={"Authorization": f"Bearer {secret}"}).status_code == 200


def test_a_token_is_made_for_the_days_and_scopes_chosen(cast, sign_in):
    sign_in(cast.officer).post(NEW, WANTED)
    token = Token.objects.get()

    assert (token.person, token.scopes) == (cast.officer, ["me:read", "registry:read"])
    assert token.expires_on == date(2026, 12, 20)


def test_who_has_a_password_says_it_again_first(cast, sign_in):
    a_password(cast.officer, "correct-horse-1")
    client = sign_in(cast.officer)
    answer = client.post(NEW, WANTED)
    waiting = Token.objects.count()
    again = client.post(answer["Location"], {"password": "correct-horse-1"})

    assert answer["Location"].startswith(reverse("account_reauthenticate"))
    assert waiting == 0
    assert "qq_" in again.content.decode()


def test_one_sees_and_revokes_ones_own_alone(cast, sign_in):
    a_token(cast.officer)
    token = Token.objects.get()
    client = sign_in(cast.lead)

    assert "qq_secre" not in client.get(LIST).content.decode()
    assert client.post(reverse("people:token_revoke", args=[token.pk])).status_code == 404


def test_a_revoked_token_is_gone_from_the_list(cast, sign_in):
    a_token(cast.officer)
    client = sign_in(cast.officer)
    listed = client.get(LIST).content.decode()
    client.post(reverse("people:token_revoke", args=[Token.objects.get().pk]))

    assert "qq_secre" in listed
    assert "还没有令牌" in client.get(LIST).content.decode()


def test_twenty_tokens_are_enough(cast, sign_in):
    for number in range(20):
        a_token(cast.officer, secret=f"qq_{number}")
    answer = sign_in(cast.officer).post(NEW, WANTED)

    assert answer.status_code == 422
    assert "二十个" in answer.content.decode()


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_the_guide_lists_every_operation_in_the_readers_language(language, db, client):
    client.cookies["language"] = language
    page = client.get(reverse("api_guide")).content.decode()
    title = {"zh-hans": "单位名单", "zh-hant": "單位名單", "en": "Units, listed"}[language]

    assert title in page
    assert "registry:read" in page
    assert "curl -H &#34;Authorization: Bearer $TOKEN&#34;" in page


def test_the_list_costs_the_same_for_one_and_for_many(cast, sign_in):
    client = sign_in(cast.officer)
    a_token(cast.officer, secret="qq_first")
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    for number in range(15):
        a_token(cast.officer, secret=f"qq_{number}")
    with CaptureQueriesContext(connection) as many:
        client.get(LIST)

    assert len(few) == len(many)
