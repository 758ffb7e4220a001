"""Waivers: from above, with a reason and an end, on the trail; they end by themselves."""

from datetime import date

import pytest

from qunqiao.checkups import queries
from qunqiao.checkups.actions.undo_waiver import undo_waiver
from qunqiao.checkups.actions.waive_finding import waive_finding
from qunqiao.checkups.errors import NoReason, NotStanding, NotWaived, WaivedAlready, WaiverDays
from qunqiao.checkups.models import Finding
from qunqiao.checkups.testing import AS_OF, a_checkup, a_union, a_waiver
from qunqiao.kit.errors import NotAllowed
from qunqiao.people.models import Seat
from qunqiao.people.queries import reach_of
from qunqiao.people.testing import a_person

pytestmark = pytest.mark.usefixtures("rulebook")


@pytest.fixture
def finding(cast) -> Finding:
    a_union(cast.north, "N-GH", began_on=date(2020, 1, 1))
    a_checkup(cast.supervisor)
    return Finding.objects.get(rule="term-full")


def _open(person) -> set[int]:
    return set(queries.open_findings(reach_of(person)).values_list("pk", flat=True))


def test_a_lead_may_not_waive_findings_about_their_own_unit(cast, finding):
    with pytest.raises(NotAllowed):
        a_waiver(finding, cast.lead)


def test_what_was_cleared_cannot_be_waived(cast, finding):
    finding.organisation.terms.update(began_on=date(2024, 1, 1))
    a_checkup(cast.supervisor)

    with pytest.raises(NotStanding):
        a_waiver(finding, cast.supervisor)


def test_one_waiver_at_a_time(cast, finding):
    a_waiver(finding, cast.supervisor)

    with pytest.raises(WaivedAlready):
        a_waiver(finding, cast.supervisor)


@pytest.mark.parametrize("until", [AS_OF, date(2029, 1, 1)])
def test_a_waiver_needs_an_end_that_is_near(cast, finding, until):
    with pytest.raises(WaiverDays):
        a_waiver(finding, cast.supervisor, until=until)


def test_a_waiver_needs_a_reason(cast, finding):
    with pytest.raises(NoReason):
        waive_finding(
            actor=cast.supervisor,
            finding=finding,
            reason="  好  ",
            until=date(2027, 1, 1),
            on=AS_OF,
        )


def test_there_must_be_a_waiver_to_take_back(cast, finding):
    with pytest.raises(NotWaived):
        undo_waiver(actor=cast.supervisor, finding=finding, on=AS_OF)


def test_waiving_stands_on_the_trail_with_its_reason_and_end(cast, finding, trail):
    a_waiver(finding, cast.supervisor)

    actor = cast.supervisor.trail_name
    assert trail.acts() == [("checkups.finding.waive", actor, str(finding.pk))]
    after = trail.last().detail.content["after"]
    assert after == {"waived_until": "2027-03-01", "reason": "机构改革期间暂缓"}


def test_taking_back_stands_on_the_trail(cast, finding, trail):
    a_waiver(finding, cast.supervisor)
    undo_waiver(actor=cast.supervisor, finding=finding, on=AS_OF)

    actor = cast.supervisor.trail_name
    assert trail.acts()[1:] == [("checkups.finding.unwaive", actor, str(finding.pk))]


def test_a_lead_of_a_unit_above_waives(cast):
    a_union(cast.north_lab, "L-GH", began_on=date(2020, 1, 1))
    a_checkup(cast.supervisor)
    finding = Finding.objects.get(rule="term-full")

    assert a_waiver(finding, cast.lead).until == date(2027, 3, 1)


def test_a_waived_finding_is_not_counted_as_open(cast, finding):
    a_waiver(finding, cast.supervisor)

    assert finding.pk not in _open(cast.supervisor)


def test_it_counts_again_the_day_after_by_itself(cast, finding, settings):
    a_waiver(finding, cast.supervisor)
    settings.TODAY = date(2027, 3, 1)
    waived_on_its_last_day = finding.pk not in _open(cast.supervisor)
    settings.TODAY = date(2027, 3, 2)

    assert waived_on_its_last_day
    assert finding.pk in _open(cast.supervisor)


def test_it_counts_again_when_taken_back(cast, finding):
    a_waiver(finding, cast.supervisor)
    undo_waiver(actor=cast.supervisor, finding=finding, on=AS_OF)

    assert finding.pk in _open(cast.supervisor)


def test_a_checkup_still_clears_what_is_waived(cast, finding):
    a_waiver(finding, cast.supervisor)
    finding.organisation.terms.update(began_on=date(2024, 1, 1))
    a_checkup(cast.supervisor)
    finding.refresh_from_db()

    assert finding.life(AS_OF) == "cleared"


def test_what_returns_is_looked_at_again_though_it_was_waived(cast, finding):
    a_waiver(finding, cast.supervisor)
    for began in (date(2024, 1, 1), date(2020, 1, 1)):
        finding.organisation.terms.update(began_on=began)
        a_checkup(cast.supervisor)

    assert Finding.objects.get(earlier=finding).life(AS_OF) == "returned"


def test_the_overview_counts_it_as_waived_and_not_as_a_breach(cast, finding):
    a_waiver(finding, cast.supervisor)
    reach = reach_of(a_person("second", cast.root, Seat.Role.SUPERVISOR))
    lines = queries.branches(reach, cast.north)
    cell = queries.cells(queries.latest_checkup(), cast.north, lines)[cast.north.pk, "organisation"]

    assert (cell.breach, cell.waived) == (0, 1)
