"""A light follows from dates and evidence, on any day, and from nothing that somebody typed."""

from datetime import date, timedelta

import pytest

from qunqiao.checkups.models import Finding
from qunqiao.checkups.testing import a_checkup, a_union
from qunqiao.registry.testing import an_organisation
from qunqiao.supervision.models import Evidence
from qunqiao.supervision.queries.lights import due_as_of, light_of
from qunqiao.supervision.testing import (
    TODAY,
    a_directive,
    a_lead,
    a_measure,
    a_meeting,
    a_sent_task,
    an_extension,
)

SENT, DUE = date(2026, 11, 20), date(2027, 2, 28)


@pytest.fixture
def lead(cast):
    """North leads a task that is due at the end of February."""
    directive = a_directive(a_meeting(cast.supervisor, cast.root))
    return a_lead(a_sent_task(directive, cast.supervisor, cast.north), cast.north)


def shown(measure, actor, **record):
    """Evidence given today."""
    return Evidence.objects.create(
        measure=measure, says="已换届", given_by=actor, given_on=TODAY, **record
    )


def mark(lead, day):
    """The light on a day: its mark and its word."""
    light = light_of(lead, day)
    return light.outcome, str(light.word)


def test_nothing_planned_is_unknown_not_fine(lead):
    assert mark(lead, TODAY) == ("unknown", "还没有措施")


def test_a_plan_alone_shows_nothing(cast, lead):
    a_measure(lead, cast.lead)

    assert mark(lead, TODAY) == ("unknown", "还没有佐证")


def test_the_last_fortnight_is_amber(cast, lead):
    assert mark(lead, DUE - timedelta(days=14)) == ("due", "临近期限")


def test_the_day_after_is_red(lead):
    assert mark(lead, DUE) == ("due", "临近期限")
    assert mark(lead, DUE + timedelta(days=1)) == ("breach", "逾期")


def test_a_measure_past_its_day_without_evidence_is_red(cast, lead):
    a_measure(lead, cast.lead, by_on=date(2026, 12, 1))

    assert mark(lead, date(2026, 12, 2)) == ("breach", "措施逾期")


def test_all_shown_waits_for_who_verifies(cast, lead):
    shown(a_measure(lead, cast.lead), cast.lead, organisation=an_organisation(cast.north))

    assert mark(lead, TODAY) == ("sound", "措施都有佐证，等核验")


def test_some_shown_is_moving(cast, lead):
    shown(a_measure(lead, cast.lead), cast.lead, organisation=an_organisation(cast.north))
    a_measure(lead, cast.lead)

    assert mark(lead, TODAY) == ("sound", "有进展")


def test_evidence_of_later_is_not_seen_on_an_earlier_day(cast, lead):
    shown(a_measure(lead, cast.lead), cast.lead, organisation=an_organisation(cast.north))

    assert mark(lead, TODAY - timedelta(days=1)) == ("unknown", "还没有措施")


def test_a_past_day_is_told_by_what_was_granted_next(cast, lead):
    other = a_lead(lead.task, cast.south)
    granted = {"state": "granted", "decided_by": cast.supervisor}
    # Asked first, granted last: south's.
    late = an_extension(other, cast.lead)
    early = an_extension(lead, cast.lead)
    for one, on, before in (
        (late, date(2027, 2, 20), date(2027, 3, 31)),
        (early, date(2027, 1, 10), DUE),
    ):
        type(one).objects.filter(pk=one.pk).update(**granted, decided_on=on, due_before=before)

    assert due_as_of(lead, date(2027, 1, 9)) == DUE
    assert due_as_of(lead, date(2027, 1, 10)) == date(2027, 3, 31)


def test_a_finding_that_still_stands_shows_nothing(cast, lead):
    a_union(cast.north, "late-gh", began_on=date(2015, 1, 1))
    a_checkup(cast.supervisor)
    finding = Finding.objects.filter(unit=cast.north).first()
    proof = shown(a_measure(lead, cast.lead), cast.lead, finding=finding)
    stands = mark(lead, TODAY)
    finding.now = "sound"
    finding.save(update_fields=["now"])
    lead = type(lead).objects.get(pk=lead.pk)

    assert stands == ("unknown", "还没有佐证")
    assert proof.finding_id == finding.pk
    assert mark(lead, TODAY) == ("sound", "措施都有佐证，等核验")


def test_an_extension_granted_later_does_not_change_an_earlier_day(cast, lead):
    asked = an_extension(lead, cast.lead)
    asked.state, asked.decided_on = "granted", date(2027, 3, 5)
    asked.save()
    lead.task.due_on = asked.until
    lead.task.save()

    assert mark(lead, date(2027, 3, 2)) == ("breach", "逾期")
    assert mark(lead, date(2027, 3, 6))[0] == "unknown"
