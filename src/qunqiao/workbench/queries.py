"""Reads that join several apps: what waits for an officer, and the trail one may read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qunqiao.checkups import queries as checkups
from qunqiao.checkups.models import Finding
from qunqiao.people.models import Seat
from qunqiao.people.policy import STAFF, Reach, may_read_trail
from qunqiao.people.queries import visible_units
from qunqiao.registry.models import Intake
from qunqiao.registry.queries.intakes import visible_intakes
from qunqiao.trail.models import Entry
from qunqiao.trail.queries import all_entries, entries_of_units
from qunqiao.voice import queries as voice

MOST = 12


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that waits: what, since when, where it is done, and how urgent by its state mark."""

    outcome: str
    sentence: str
    note: str
    since: date | None
    href: str
    label: str


def next_steps(reach: Reach, language: str) -> list[Step]:
    """What waits for this person, most urgent first; at most a dozen, the rest is in the lists."""
    steps = [*_intakes(reach), *_complaints(reach), *_findings(reach, language)]
    return steps[:MOST]


def _intakes(reach: Reach) -> Iterator[Step]:
    ready = visible_intakes(reach).filter(sent_by=reach.person, state=Intake.State.READY)
    for intake in (one for one in ready[:MOST] if one.would_write):
        yield Step(
            "due",
            _("报表“%(name)s”已核对完，等您确认写入") % {"name": intake.filename},
            _("确认之前什么都不会写入"),
            intake.sent_at.date(),
            reverse("registry:intake", args=[intake.pk]),
            _("去确认"),
        )


def _complaints(reach: Reach) -> Iterator[Step]:
    waiting = list(voice.open_complaints(reach).values_list("filed_on", flat=True))
    if waiting:
        yield Step(
            "due",
            ngettext("%(n)d 件投诉与求助等待答复", "%(n)d 件投诉与求助等待答复", len(waiting))
            % {"n": len(waiting)},
            _("来件不留姓名，凭回执码查看答复"),
            waiting[0],
            reverse("voice:desk"),
            _("去答复"),
        )


def _findings(reach: Reach, language: str) -> Iterator[Step]:
    for finding in checkups.waiting(reach, MOST):
        yield Step(
            finding.outcome,
            finding.says_en if language == "en" else finding.says_zh,
            _about(finding),
            finding.since,
            reverse("checkups:finding", args=[finding.pk]),
            _("看依据和下一步"),
        )


def _about(finding: Finding) -> str:
    if finding.organisation is not None:
        return finding.organisation.name
    return finding.unit.name


def readable_entries(reach: Reach) -> QuerySet[Entry]:
    """The trail this person may read: a supervisor all of it, others what concerns their units."""
    if may_read_trail(reach, None) and reach.has({Seat.Role.SUPERVISOR}):
        return all_entries()
    return entries_of_units(visible_units(reach, STAFF).values_list("pk", flat=True))
