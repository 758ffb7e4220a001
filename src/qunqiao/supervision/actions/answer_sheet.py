"""Answering a self-inspection: ours or not, on what grounds, and what will be done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.supervision import policy
from qunqiao.supervision.errors import AnsweredAlready, AnswersMissing, PlanMissing
from qunqiao.supervision.models import Answer, Measure, Responsibility, Sheet, Task
from qunqiao.supervision.queries.inspecting import Asked, asked_of
from qunqiao.trail.recording import action, record


@dataclass(frozen=True, slots=True)
class Said:
    """What a unit says of one problem; of its own with what it will do, and by when."""

    ours: bool
    grounds: str
    what: str = ""
    by_on: date | None = None


@action("supervision.sheet.answer")
def answer_sheet(*, actor: Person, sheet: Sheet, said: Mapping[int, Said], on: date) -> list[Task]:
    """All lines at once; of each problem that is the unit's own comes a task that the sender verifies.

    No task comes of a problem whose findings all have theirs already. What data shows otherwise than
    the answer is not refused: both sides see it.

    Raises:
        NotAllowed: the unit is none of ``actor``'s.
        AnsweredAlready: it was answered.
        AnswersMissing: a problem has no answer, or one that is theirs or that data shows no grounds.
        PlanMissing: one is theirs, and nothing is said of what will be done from today on.
    """
    require(policy.may_answer_sheet(reach_of(actor), sheet))
    row = Sheet.objects.select_for_update(of=("self",)).get(pk=sheet.pk)
    if row.answered_on is not None:
        raise AnsweredAlready
    lines = asked_of(sheet)
    if any(one.concern.pk not in said for one in lines):
        raise AnswersMissing
    pairs = [(one, said[one.concern.pk]) for one in lines]
    if any(_lacks_grounds(one, words) for one, words in pairs):
        raise AnswersMissing
    if any(_lacks_plan(one, words, on) for one, words in pairs):
        raise PlanMissing
    row.answered_on, row.answered_by = on, actor
    row.save(update_fields=["answered_on", "answered_by"])
    own = [one.concern.number for one, words in pairs if words.ours]
    record(actor, on=row, unit_id=row.unit_id, answered_on=on, ours=own)
    made = (_answered(actor, sheet, one, words, on) for one, words in pairs)
    return [task for task in made if task is not None]


def _lacks_grounds(line: Asked, words: Said) -> bool:
    """Grounds are for what is theirs, and for what data shows; nobody writes that there is nothing."""
    return bool((words.ours or line.findings) and not words.grounds)


def _lacks_plan(line: Asked, words: Said, on: date) -> bool:
    if not words.ours or line.covered:
        return False
    return not words.what or words.by_on is None or words.by_on < on


def _answered(actor: Person, sheet: Sheet, line: Asked, words: Said, on: date) -> Task | None:
    answer = Answer.objects.create(
        sheet=sheet,
        concern=line.concern,
        ours=words.ours,
        grounds=words.grounds,
        shown=len(line.findings),
    )
    if not words.ours or line.covered or words.by_on is None:
        return None
    sender = sheet.inspection.unit
    task = Task.objects.create(
        answer=answer,
        place=sheet.unit,
        unit=sender,
        what=line.concern.text,
        began_on=on,
        due_on=words.by_on,
        verifier=sender,
        state=Task.State.SENT,
        drafted_by=actor,
        sent_on=on,
    )
    lead = Responsibility.objects.create(
        task=task,
        role=Responsibility.Role.LEAD,
        part=sheet.unit,
        alone=True,
        unit=sheet.unit,
        began_on=on,
    )
    Measure.objects.create(
        responsibility=lead, what=words.what, by_on=words.by_on, planned_by=actor, planned_on=on
    )
    kept: dict[str, Any] = {"what": task.what, "plan": words.what, "due_on": words.by_on}
    record(actor, on=task, unit_id=sheet.unit_id, **kept)
    return task
