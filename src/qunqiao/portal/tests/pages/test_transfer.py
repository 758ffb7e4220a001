"""A member asks for their own membership to move, and reads what came of it."""

from datetime import date

import pytest
from django.urls import reverse

from qunqiao.portal.testing import a_member, a_union
from qunqiao.registry.models import Transfer
from qunqiao.registry.testing import a_transfer


@pytest.fixture
def mine(cast):
    return a_member(cast.worker, a_union(cast.north, cast.officer))


@pytest.fixture
def there(cast):
    return a_union(cast.south, cast.stranger, "gh-2")


@pytest.fixture
def client(cast, sign_in):
    return sign_in(cast.worker)


def form(membership):
    return reverse("portal:transfer", args=[membership.pk])


def shown(client):
    return client.get(reverse("portal:my")).content.decode()


def test_somebody_elses_membership_is_not_found(cast, mine, sign_in):
    for other in (cast.officer, cast.stranger, cast.supervisor):
        assert sign_in(other).get(form(mine)).status_code == 404


def test_a_membership_that_is_over_is_not_found(cast, mine, client):
    mine.left_on = date(2026, 11, 1)
    mine.save()

    assert client.get(form(mine)).status_code == 404


@pytest.mark.parametrize(
    ("to", "sentence"), [("nowhere", "没有编号或名称正是“nowhere”"), ("gh-1", "同一类组织之间")]
)
def test_a_place_it_cannot_go_to_is_said_beside_the_field(client, mine, there, to, sentence):
    answer = client.post(form(mine), {"to": to})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Transfer.objects.exists()


def test_nothing_is_asked_before_a_second_look(client, mine, there):
    answer = client.post(form(mine), {"to": "gh-2", "note": "十月调动"})

    assert answer.status_code == 200
    assert there.name in answer.content.decode()
    assert not Transfer.objects.exists()


def test_what_was_typed_is_still_there_to_be_corrected(client, mine, there):
    page = client.post(form(mine), {"to": "gh-2", "note": "十月", "again": "1"}).content.decode()

    assert 'value="gh-2"' in page
    assert "十月" in page


def test_asked_for_it_stands_on_my_page_and_can_be_taken_back(cast, client, mine, there):
    client.post(form(mine), {"to": "gh-2", "note": "十月调动", "confirmed": "1"})
    asked = Transfer.objects.get()

    assert (asked.asked_by, asked.side, asked.note) == (cast.worker, "out", "十月调动")
    assert "已申请把会籍转到" in shown(client)
    assert "正等待对方答复" in client.get(form(mine)).content.decode()

    client.post(reverse("portal:transfer_withdraw", args=[asked.pk]))

    assert Transfer.objects.get().state == Transfer.State.WITHDRAWN
    assert "申请转会籍" in shown(client)


def test_one_that_an_officer_asked_for_is_not_the_members_to_take_back(cast, client, mine, there):
    asked = a_transfer(mine, there, cast.officer)

    assert "撤回申请" not in shown(client)
    address = reverse("portal:transfer_withdraw", args=[asked.pk])
    assert client.post(address).status_code == 403


def test_a_refusal_is_told_with_its_reason(cast, client, mine, there):
    a_transfer(mine, there, cast.worker, state=Transfer.State.DECLINED, reason="还没有报到")

    assert "对方没有同意：还没有报到" in shown(client)
