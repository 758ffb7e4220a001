"""Reads of complaints: by range, by receipt, and those that wait too long."""

from datetime import date, timedelta

import pytest

from qunqiao.kit.errors import NotFound
from qunqiao.people.queries import reach_of
from qunqiao.voice import queries
from qunqiao.voice.policy import WAITING_DAYS
from qunqiao.voice.testing import a_complaint

TODAY = date(2026, 11, 20)


def test_a_lead_does_not_see_what_was_not_handed_to_them(cast):
    a_complaint()
    a_complaint("other", unit=cast.south)

    assert list(queries.visible_complaints(reach_of(cast.lead))) == []


def test_a_hidden_one_is_not_found(cast):
    with pytest.raises(NotFound):
        queries.the_complaint(reach_of(cast.lead), a_complaint().pk)


@pytest.mark.parametrize("who", ["worker", "officer", "stranger"])
def test_others_see_none(cast, who):
    a_complaint(unit=cast.north)

    assert list(queries.visible_complaints(reach_of(getattr(cast, who)))) == []


def test_a_lead_sees_those_of_the_units_below(cast):
    below = a_complaint(unit=cast.north_lab)

    assert list(queries.visible_complaints(reach_of(cast.lead))) == [below]


def test_a_wrong_code_leads_to_nothing(db):
    a_complaint()

    assert queries.complaint_of("WRONG") is None


def test_after_some_days_it_waits(cast):
    a_complaint("young", filed_on=TODAY - timedelta(WAITING_DAYS - 1))
    old = a_complaint("old", filed_on=TODAY - timedelta(WAITING_DAYS))

    assert list(queries.waiting(reach_of(cast.supervisor), TODAY)) == [old]


def test_what_is_answered_does_not_wait(cast):
    a_complaint(filed_on=date(2026, 1, 1), state="answered", answered_on=TODAY)

    assert list(queries.waiting(reach_of(cast.supervisor), TODAY)) == []
