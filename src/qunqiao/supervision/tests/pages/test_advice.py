"""Advice: nobody has to follow it, until somebody above orders it."""

import pytest
from django.urls import reverse

from qunqiao.checkups.models import Finding
from qunqiao.supervision.testing import a_rectification


@pytest.fixture
def advice(cast, finding):
    """North has no premises on record."""
    Finding.objects.filter(rule="premises", unit=cast.north).update(outcome="advice", missing=[])
    return Finding.objects.get(rule="premises", unit=cast.north)


def _page(client, advice):
    return client.get(reverse("checkups:finding", args=[advice.pk])).content.decode()


def test_whoever_sits_above_may_order_it_behind_a_fold(cast, advice, sign_in):
    part = reverse("supervision:finding_tasks", args=[advice.pk])
    page = sign_in(cast.supervisor).get(part).content.decode()

    assert "确有必要的，可以转为整改任务" in page
    assert f"/rectify/?finding={advice.pk}" in page


def test_what_was_ordered_is_to_be_done(cast, advice, sign_in):
    assert "这是建议，不是必须办的" in _page(sign_in(cast.officer), advice)
    (task,) = a_rectification(cast.supervisor, cast.root, advice)

    assert "这是建议，不是必须办的" not in _page(sign_in(cast.officer), advice)
    page = sign_in(cast.officer).get(reverse("supervision:task", args=[task.pk]))
    assert "不打算采纳" not in page.content.decode()
