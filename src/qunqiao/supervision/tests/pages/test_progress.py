"""The progress call and the lists know rectification: narrowed and sorted by what the lights say."""

import pytest
from django.urls import reverse

from qunqiao.supervision.jobs import settle_tasks
from qunqiao.supervision.testing import (
    a_directive,
    a_lead,
    a_meeting,
    a_rectification,
    a_sent_task,
)

WORDS = "届满应当换届"


@pytest.fixture
def task(cast, finding):
    """A rectification at north, beside an ordinary task there that is overdue."""
    directive = a_directive(a_meeting(cast.supervisor, cast.root), "关心职工")
    late = {"began_on": "2026-01-01", "due_on": "2026-02-01"}
    a_lead(a_sent_task(directive, cast.supervisor, cast.north, **late), cast.north)
    return a_rectification(cast.supervisor, cast.root, finding)[0]


def _page(sign_in, person, route, **asked):
    return sign_in(person).get(reverse(route), asked).content.decode()


def test_the_progress_call_is_narrowed_and_sorted_by_light(cast, task, sign_in):
    call = "supervision:progress"
    late = _page(sign_in, cast.supervisor, call, light="breach")
    waiting = _page(sign_in, cast.supervisor, call, light="underway")
    by_light = _page(sign_in, cast.supervisor, call, sort="light")

    assert "关心职工" in late
    assert WORDS not in late
    assert WORDS in waiting
    assert by_light.index("关心职工") < by_light.index(WORDS)


def test_what_is_closed_leaves_the_progress_call_and_can_be_asked_for(cast, task, mend, sign_in):
    mend()
    settle_tasks.call()
    call = "supervision:progress"

    assert WORDS not in _page(sign_in, cast.supervisor, call)
    assert WORDS in _page(sign_in, cast.supervisor, call, state="closed")
    assert WORDS in _page(sign_in, cast.supervisor, call, state="all", origin="finding")


def test_ones_own_rectifications_come_first(cast, task, sign_in):
    tasks = _page(sign_in, cast.officer, "supervision:tasks")

    assert tasks.index(WORDS) < tasks.index("关心职工")


def test_the_map_tells_rectifications_apart_and_those_nobody_leads(cast, task, sign_in):
    assert "没有人牵头" not in _page(sign_in, cast.supervisor, "supervision:map")
    task.responsibilities.all().delete()
    page = _page(sign_in, cast.supervisor, "supervision:map")

    assert "没有人牵头" in page
    assert WORDS in page
