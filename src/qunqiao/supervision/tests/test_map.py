"""The map: where nobody leads, or several, or a vacant post, or who leads too much; and today's standing duties."""

from datetime import date, timedelta

import pytest

from qunqiao.people.models import Seat
from qunqiao.people.policy import Duty, Reach
from qunqiao.people.testing import BEGAN, a_unit
from qunqiao.registry.testing import a_post, an_appointment, an_organisation
from qunqiao.supervision.policy import MOST_LED
from qunqiao.supervision.queries.map import map_of
from qunqiao.supervision.queries.standing import standing_gaps
from qunqiao.supervision.queries.wording import burden, lines
from qunqiao.supervision.testing import TODAY, a_directive, a_lead, a_meeting, a_task


@pytest.fixture
def task(cast):
    """A draft over north and all below."""
    return a_task(a_directive(a_meeting(cast.supervisor, cast.root)), cast.supervisor, cast.north)


def said(task):
    """What the map says of the task."""
    return [(one.trouble.gap.wrong, one.sentence) for one in lines(map_of([task]).troubles)]


def test_a_field_without_a_lead_is_one_piece(task):
    words = "north 局及下级，2026-11-20至2027-02-28，没有人牵头。"

    assert said(task) == [("vacuum", words)]


def test_a_lead_over_the_field_leaves_nothing(cast, task):
    a_lead(task, cast.north)

    assert said(task) == []


def test_a_lead_of_the_unit_alone_leaves_those_below(cast, task):
    a_lead(task, cast.north, alone=True)

    words = "north-lab 局，2026-11-20至2027-02-28，没有人牵头。"
    assert said(task) == [("vacuum", words)]


def test_a_lead_that_ends_leaves_the_days_after_it(cast, task):
    a_lead(task, cast.north, until=date(2026, 12, 1))

    words = "north 局及下级，2026-12-01至2027-02-28，没有人牵头。"
    assert said(task) == [("vacuum", words)]


def test_two_leads_overlap_where_both_are(cast, task):
    a_lead(task, cast.north)
    a_lead(task, cast.south, part=cast.north_lab)

    words = "north-lab 局，2026-11-20至2027-02-28，有 2 家牵头：north 局、south 局。"
    assert said(task) == [("overlap", words)]


def test_a_vacant_post_leads_nothing(cast, task):
    post = a_post(an_organisation(cast.north))
    an_appointment(post, cast.worker, ended_on=date(2027, 1, 1))
    a_lead(task, cast.north, post=post)

    words = (
        "north 局及下级，2027-01-01至2027-02-28，牵头的职务空缺：north 局工会委员会主席（主任）。"
    )
    assert said(task) == [("vacant", words)]


def test_support_without_a_lead_is_told(cast, task):
    a_lead(task, cast.north, role="support")

    assert {wrong for wrong, _words in said(task)} == {"vacuum", "orphaned"}


def test_only_the_kinds_that_lack_a_lead_are_named(cast, task):
    an_organisation(cast.north, kind="trade_union")
    an_organisation(cast.north, kind="youth_league")
    a_lead(task, cast.north, kinds=["unit", "trade_union"])

    words = "north 局及下级的共青团，2026-11-20至2027-02-28，没有人牵头。"
    assert said(task) == [("vacuum", words)]


def test_a_unit_opened_later_belongs_to_the_field_from_then(cast, task):
    a_lead(task, cast.north, alone=True)
    a_lead(task, cast.north_lab)
    a_unit("new", cast.north, opened_on=date(2027, 1, 1))

    words = "new 局，2027-01-01至2027-02-28，没有人牵头。"
    assert said(task) == [("vacuum", words)]


def test_who_leads_too_many_at_once_is_told(cast):
    directive = a_directive(a_meeting(cast.supervisor, cast.root))
    tasks = [a_task(directive, cast.supervisor, cast.north) for _number in range(MOST_LED + 1)]
    for task in tasks:
        a_lead(task, cast.north)
    (much,) = map_of(tasks).burdens

    assert (much.holder, len(much.tasks)) == ("north 局", MOST_LED + 1)
    assert "同时牵头 6 项任务" in burden(much)


def _gaps(reach, duty):
    (found,) = [rows for title, rows in standing_gaps(reach, TODAY) if title.startswith(duty)]
    return [(one.unit.code, one.since) for one in found]


def test_where_no_leader_is_left_it_is_told_once_with_the_day(cast):
    Seat.objects.exclude(person=cast.lead).filter(role="supervisor").delete()
    Seat.objects.filter(person=cast.lead).update(ended_on=TODAY - timedelta(days=30))
    reach = Reach(cast.supervisor, (Duty("supervisor", cast.root.path, cast.root.pk),))

    assert _gaps(reach, "分管领导") == [("root", TODAY - timedelta(days=30))]


def test_an_organisation_without_a_chair_is_told_alone(cast):
    led, headless = an_organisation(cast.north), an_organisation(cast.north)
    an_appointment(a_post(led), cast.worker)
    an_appointment(a_post(headless), cast.officer, ended_on=date(2026, 6, 1), began_on=BEGAN)
    reach = Reach(cast.lead, (Duty("unit_lead", cast.north.path, cast.north.pk),))

    assert _gaps(reach, "主要负责人") == [("north", date(2026, 6, 1))]
