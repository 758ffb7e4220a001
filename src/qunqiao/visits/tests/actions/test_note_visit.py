"""Noting a visit: by whom it concerns, on a day that was, once however often it is sent."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from qunqiao.kit.errors import NotAllowed
from qunqiao.needs.testing import a_heard_need, answered
from qunqiao.visits.actions.note_visit import Met, Noted, note_visit
from qunqiao.visits.errors import NotedAlready, NotTheirs, NotYet, TooLongAgo, WasClosed
from qunqiao.visits.models import Visit


@pytest.fixture
def noted(cast, today):
    """A visit of today to north."""
    return Noted(uuid4(), cast.north, today, Met(workers=12), "食堂的事", ("热饭", "班车"))


@pytest.mark.parametrize("who", ["worker", "stranger"])
def test_others_note_no_visit_there(cast, today, noted, trail, who):
    with pytest.raises(NotAllowed):
        note_visit(actor=getattr(cast, who), noted=noted, on=today)

    assert trail.acts() == []


def test_nobody_has_been_where_they_will_go(cast, today, noted):
    with pytest.raises(NotYet):
        note_visit(
            actor=cast.officer, noted=replace(noted, visited_on=today + timedelta(1)), on=today
        )


def test_nobody_remembers_a_visit_of_last_year(cast, today, noted):
    with pytest.raises(TooLongAgo):
        note_visit(actor=cast.officer, noted=replace(noted, visited_on=date(2025, 11, 1)), on=today)


@pytest.mark.parametrize(
    "days", [{"opened_on": date(2027, 1, 1)}, {"closed_on": date(2026, 11, 1)}]
)
def test_a_unit_that_was_not_there_was_not_visited(cast, today, noted, days):
    for name, day in days.items():
        setattr(cast.north, name, day)
    cast.north.save()

    with pytest.raises(WasClosed):
        note_visit(actor=cast.officer, noted=noted, on=today)


def test_it_is_on_record_and_each_difficulty_is_a_need(cast, today, noted, trail):
    visit = note_visit(actor=cast.officer, noted=noted, on=today)
    heard = [one.need for one in visit.difficulties.all()]

    assert trail.acts()[-1] == ("visits.visit.note", cast.officer.trail_name, str(visit.pk))
    assert [need.text for need in heard] == ["热饭", "班车"]
    assert {(need.about, need.owner, need.raised_by) for need in heard} == {
        (cast.north, cast.north, cast.officer)
    }


def test_sent_again_it_is_the_same_visit(cast, today, noted):
    visit = note_visit(actor=cast.officer, noted=noted, on=today)
    with pytest.raises(NotedAlready) as again:
        note_visit(actor=cast.officer, noted=replace(noted, heard="别的"), on=today)

    assert again.value.visit_id == visit.pk
    assert Visit.objects.get().heard == "食堂的事"


def test_nobody_takes_over_what_another_sent(cast, today, noted):
    note_visit(actor=cast.officer, noted=noted, on=today)

    with pytest.raises(NotTheirs):
        note_visit(actor=cast.lead, noted=noted, on=today)


def test_answers_are_told_on_the_next_visit_if_they_still_wait(cast, today, noted):
    told = answered(a_heard_need(cast.officer, cast.north))
    elsewhere = answered(a_heard_need(cast.officer, cast.north_lab))
    open_one = a_heard_need(cast.officer, cast.north)
    note_visit(actor=cast.officer, noted=replace(noted, told=(told, elsewhere, open_one)), on=today)
    states = [one.state for one in (told, elsewhere, open_one) if one.refresh_from_db() is None]

    assert states == ["told", "answered", "open"]
