"""The light of a lead: what dates and evidence say, never what somebody typed."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qunqiao.checkups.models import Finding
from qunqiao.supervision.models import (
    Evidence,
    Extension,
    Measure,
    Responsibility,
    Task,
    Verdict,
)
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
    last = verdict_as_of(lead.task, day)
    if last is not None and last.outcome in Verdict.CLOSING:
        return "sound", _("已销号")
    shown = bool(planned) and all(proof.values())
    due = due_as_of(lead, day)
    if (finding := lead.task.finding) is not None:
        # Cleared, and not settled yet; what was closed later than ``day`` stood then.
        gone = finding.state == Finding.State.CLEARED and lead.task.closed_on is None
        if gone or finding.settled:
            return "sound", _("已不成立，等体检销号")
        return _of_finding(finding, last, due, day, claimed=shown)
    if last is not None and not _answered(last, proof):
        return "breach", _("退回，要补")
    if shown:
        return "sound", _("措施都有佐证，等核验")
    return _by_days(planned, proof, due, day)


def _by_days(
    planned: list[Measure], proof: dict[int, list[Evidence]], due: date, day: date
) -> tuple[str, str | Promise]:
    """Of what is not all shown yet."""
    if due < day:
        return "breach", _("逾期")
    if any(one.by_on < day and not proof[one.pk] for one in planned):
        return "breach", _("措施逾期")
    if due - day <= _SOON:
        return "due", _("临近期限")
    return _in_time(planned, proof)


def _of_finding(
    finding: Finding, last: Verdict | None, due: date, day: date, *, claimed: bool
) -> tuple[str, str | Promise]:
    """Of a rectification whose finding stands: what the data says, whatever was claimed."""
    if finding.waived_until is not None and finding.waived_until >= day:
        return "waived", _("问题已豁免")
    if due < day:
        return "breach", _("整改逾期")
    if last is not None:
        return "breach", _("销号后重现")
    if claimed:
        return "due", _("报称已办，体检仍显示")
    return ("due", _("临近期限")) if due - day <= _SOON else ("underway", _("整改中"))


def _answered(last: Verdict, proof: dict[int, list[Evidence]]) -> bool:
    """Whether evidence was given after the task was sent back."""
    return any(e.pk > last.evidence_to for found in proof.values() for e in found)


def verdict_as_of(task: Task, day: date) -> Verdict | None:
    """What had last been found of the task by ``day``, from a task with its verdicts loaded."""
    given = [one for one in task.verdicts.all() if one.given_on <= day]
    return max(given, key=lambda one: one.pk, default=None)


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
    """The day the task was due as people knew on ``day``: what moved it later does not count."""
    task = lead.task
    moved = [
        (one.decided_on, one.due_before)
        for one in task.extensions.all()
        if one.state == Extension.State.GRANTED and one.decided_on and one.decided_on > day
    ]
    moved += [
        (one.given_on, one.due_before)
        for one in task.verdicts.all()
        if one.due_before is not None and one.given_on > day
    ]
    # The first that moved it after that day says when it was due before; of one day's the earliest.
    return min(moved)[1] if moved else task.due_on
