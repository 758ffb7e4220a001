"""The light of a lead: what dates and evidence say, never what somebody typed."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qunqiao.checkups.models import Finding
from qunqiao.supervision.models import Evidence, Extension, Measure, Responsibility
from qunqiao.supervision.policy import SOON_DAYS

_SOON = timedelta(days=SOON_DAYS)


@dataclass(frozen=True, slots=True)
class Light:
    """An outcome of ``kit/state.html`` and its word; ``last`` is when evidence was last given."""

    outcome: str
    word: str | Promise
    measures: int
    shown: int
    last: date | None = None


def light_of(lead: Responsibility, day: date) -> Light:
    """How far the lead is on ``day``, from a responsibility with its measures and evidence loaded.

    A measure counts as shown by one piece of evidence that holds on that day: a finding holds only
    once the check-up no longer finds it.
    """
    planned = [one for one in lead.measures.all() if one.planned_on <= day]
    proof = {one.pk: [e for e in one.evidence.all() if holds(e, day)] for one in planned}
    shown = sum(bool(found) for found in proof.values())
    days = [e.given_on for found in proof.values() for e in found]
    outcome, word = _judged(lead, planned, proof, day)
    return Light(outcome, word, len(planned), shown, max(days, default=None))


def _judged(
    lead: Responsibility, planned: list[Measure], proof: dict[int, list[Evidence]], day: date
) -> tuple[str, str | Promise]:
    due = due_as_of(lead, day)
    if planned and all(proof.values()):
        return "sound", _("措施都有佐证，等核验")
    if due < day:
        return "breach", _("逾期")
    if any(one.by_on < day and not proof[one.pk] for one in planned):
        return "breach", _("措施逾期")
    if due - day <= _SOON:
        return "due", _("临近期限")
    return _in_time(planned, proof)


def _in_time(planned: list[Measure], proof: dict[int, list[Evidence]]) -> tuple[str, str | Promise]:
    """With time left, only evidence tells that anything moves; without it nobody knows."""
    if any(proof.values()):
        return "sound", _("有进展")
    return "unknown", _("还没有佐证") if planned else _("还没有措施")


def holds(evidence: Evidence, day: date) -> bool:
    """Whether the evidence was given by ``day`` and shows what it is to show."""
    if evidence.given_on > day:
        return False
    finding = evidence.finding
    return finding is None or finding.state == Finding.State.CLEARED or finding.settled


def due_as_of(lead: Responsibility, day: date) -> date:
    """The day the task was due as people knew on ``day``: extensions granted later do not count."""
    task = lead.task
    later = [
        (one.decided_on, one.due_before)
        for one in task.extensions.all()
        if one.state == Extension.State.GRANTED and one.decided_on and one.decided_on > day
    ]
    # The first one granted after that day says when it was due before; of one day's the earliest.
    return min(later)[1] if later else task.due_on
