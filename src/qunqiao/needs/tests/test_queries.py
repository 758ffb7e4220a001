"""Who sees which needs, and what their lights say."""

from datetime import date, timedelta

import pytest

from qunqiao.kit.errors import NotFound
from qunqiao.needs import queries
from qunqiao.needs.actions.take_need import take_need
from qunqiao.needs.queries.kept import copy_of_handling
from qunqiao.needs.testing import TODAY, a_complaint, a_heard_need, answered, told
from qunqiao.people.queries import reach_of


def test_the_unit_complained_of_does_not_see_it(cast):
    need = a_complaint(owner=cast.root, about=cast.north)

    for who in (cast.lead, cast.officer, cast.stranger, cast.worker):
        with pytest.raises(NotFound):
            queries.the_need(reach_of(who), need.pk)
    assert queries.the_need(reach_of(cast.supervisor), need.pk) == need


def test_a_complaint_a_unit_owns_is_its_leads_not_its_officers(cast):
    need = a_complaint(owner=cast.north)

    assert list(queries.visible_needs(reach_of(cast.lead))) == [need]
    assert list(queries.visible_needs(reach_of(cast.officer))) == []


def test_who_wrote_it_down_follows_it_wherever_it_goes(cast):
    need = a_heard_need(cast.officer, cast.north, owner=cast.root)

    assert list(queries.visible_needs(reach_of(cast.officer))) == [need]
    assert list(queries.inbox(reach_of(cast.officer))) == []
    assert list(queries.inbox(reach_of(cast.supervisor))) == [need]


def test_in_a_house_without_units_it_is_the_supervisors(cast):
    need = a_complaint(owner=None)

    assert list(queries.inbox(reach_of(cast.supervisor))) == [need]
    assert list(queries.inbox(reach_of(cast.lead))) == []


def test_the_one_due_first_comes_first_and_answered_ones_wait_to_be_told(cast):
    late = a_heard_need(cast.lead, cast.north, due_on=date(2026, 11, 1))
    soon = a_heard_need(cast.lead, cast.north, due_on=date(2026, 11, 22))
    done = answered(a_heard_need(cast.lead, cast.north))

    assert list(queries.inbox(reach_of(cast.lead))) == [late, soon]
    assert list(queries.to_tell(reach_of(cast.lead))) == [done]
    assert list(queries.to_tell(reach_of(cast.officer))) == []


@pytest.mark.parametrize(
    ("days", "outcome"), [(-1, "breach"), (0, "due"), (3, "due"), (4, "unknown")]
)
def test_the_light_follows_from_the_day_it_is_due(cast, days, outcome):
    need = a_complaint(owner=cast.root, due_on=TODAY + timedelta(days=days))

    assert queries.light_of(need, TODAY).outcome == outcome


def test_what_is_told_is_sound_and_what_is_answered_is_not_yet(cast):
    need = a_heard_need(cast.lead, cast.north)

    assert queries.light_of(answered(need), TODAY).outcome == "due"
    assert queries.light_of(told(need), TODAY).outcome == "sound"


def test_a_wrong_code_leads_to_nothing(db):
    a_complaint()

    assert queries.need_of(["WRONG"]) is None


def test_a_person_reads_what_they_wrote_down_and_did(cast, today):
    need = a_heard_need(cast.officer, cast.north, text="热饭")
    take_need(actor=cast.officer, need=need, on=today)

    assert copy_of_handling(cast.officer) == [
        {"what": "heard", "on": "2026-11-20", "said": "热饭"},
        {"what": "taken", "on": "2026-11-20", "said": ""},
    ]
    assert copy_of_handling(cast.lead) == []
