"""Pages open to all: they need no account, tell no secrets and lead nowhere foreign."""

import pytest
from django.urls import reverse

from qunqiao.portal import queries


@pytest.mark.parametrize("route", ["portal:home", "portal:help"])
def test_visitors_need_no_account(db, client, route):
    assert client.get(reverse(route)).status_code == 200


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "x", "registry:units"],
)
def test_the_display_form_does_not_lead_elsewhere(db, client, target):
    answer = client.post(reverse("portal:display"), {"size": "large", "next": target})

    assert answer["Location"] == reverse("portal:home")


def test_an_unknown_choice_is_refused(db, client):
    assert client.post(reverse("portal:display"), {"size": "huge"}).status_code == 422


def test_one_choice_leaves_the_others(db, client):
    client.cookies["theme"] = "dark"

    answer = client.post(reverse("portal:display"), {"size": "large", "next": "/help/"})

    assert answer["Location"] == "/help/"
    assert answer.cookies["size"].value == "large"
    assert answer.cookies["theme"].value == "dark"


def test_signed_in_the_choice_follows_the_account(cast, sign_in, trail):
    sign_in(cast.worker).post(reverse("portal:display"), {"language": "en"})

    cast.worker.account.refresh_from_db()
    assert cast.worker.account.language == "en"
    assert [act for act, *_rest in trail.acts()] == ["people.account.display"]


def test_an_unchanged_choice_writes_nothing(cast, sign_in, trail):
    sign_in(cast.worker).post(reverse("portal:display"), {"language": "zh-hans"})

    assert trail.acts() == []


def test_health_is_told_by_part_without_details(db, client):
    answer = client.get(reverse("healthz"))

    assert answer.status_code == 200
    assert set(answer.json()) == {"database", "jobs", "version"}


def test_a_sick_part_gives_503(db, client, monkeypatch):
    monkeypatch.setattr(queries, "_answers_jobs", lambda: False)

    answer = client.get(reverse("healthz"))

    assert answer.status_code == 503
    assert answer.json()["jobs"] is False
    assert answer.json()["database"] is True


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_the_first_page_speaks_the_chosen_language(db, client, language):
    client.cookies["language"] = language
    words = {"zh-hans": "件件有答复", "zh-hant": "件件有答覆", "en": "every case gets an answer"}

    assert words[language] in client.get(reverse("portal:home")).content.decode()
