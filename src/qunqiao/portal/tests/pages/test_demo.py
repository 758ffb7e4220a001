"""The demonstration: one click to be anybody of its cast, and no such page otherwise."""

import pytest
from django.urls import reverse

from qunqiao.people.testing import a_person


@pytest.fixture
def players(cast):
    """Two of a demonstration's cast."""
    return a_person("demo-supervisor", cast.root, "supervisor"), a_person("demo-worker", cast.north)


def test_outside_a_demonstration_nobody_enters(players, client, settings):
    settings.DEMO = False

    assert client.get(reverse("portal:demo")).status_code == 404
    assert client.post(reverse("portal:demo_enter"), {"role": "supervisor"}).status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("role", ["", "nobody", "supervisor'--", "../lead"])
def test_only_the_cast_is_entered(players, client, settings, role):
    settings.DEMO = True

    assert client.post(reverse("portal:demo_enter"), {"role": role}).status_code == 404


def test_an_account_outside_the_cast_is_not_entered(cast, client, settings):
    settings.DEMO = True

    assert client.post(reverse("portal:demo_enter"), {"role": "lead"}).status_code == 404


def test_an_empty_demonstration_says_what_to_do(db, client, settings):
    settings.DEMO = True

    assert "qunqiao demo" in client.get(reverse("portal:demo")).content.decode()


def test_the_page_shows_who_is_there(players, client, settings):
    settings.DEMO = True

    page = client.get(reverse("portal:demo")).content.decode()

    assert "主管部门" in page
    assert "demo-worker氏" in page
    assert "心理咨询师" not in page


def test_one_click_enters(players, client, settings):
    settings.DEMO = True

    answer = client.post(reverse("portal:demo_enter"), {"role": "worker"})

    assert answer["Location"] == reverse("portal:start")
    assert client.session["_auth_user_id"] == str(players[1].account.pk)
