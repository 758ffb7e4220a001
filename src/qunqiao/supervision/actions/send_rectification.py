"""Making tasks of findings, and telling each unit by letter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qunqiao.burden.actions.charge import Burden, charge
from qunqiao.burden.models import Charge
from qunqiao.burden.policy import MINUTES
from qunqiao.checkups.models import Finding
from qunqiao.kit.errors import require
from qunqiao.people.models import Person, Unit
from qunqiao.people.queries import reach_of
from qunqiao.supervision import policy
from qunqiao.supervision.errors import (
    EndsBeforeItBegins,
    FindingsChanged,
    NothingToSend,
    TooManyFindings,
)
from qunqiao.supervision.models import RectificationLetter, Responsibility, Task
from qunqiao.supervision.policy.rectifying import MOST_FINDINGS
from qunqiao.supervision.queries.letter_words import Days, Words, letter_text, task_namer
from qunqiao.supervision.queries.rectifying import sorted_out
from qunqiao.trail.recording import action, record


@dataclass(frozen=True, slots=True)
class Order:
    """What a supervising body orders: these findings put right by these days, told in these words."""

    sender: Unit
    findings: Sequence[int]
    days: Days
    words: Words


@action("supervision.rectification.send")
def send_rectification(*, actor: Person, order: Order) -> list[RectificationLetter]:
    """One task for each finding, led by the finding's unit alone, and one letter for each unit.

    All or nothing: if one of the findings got a task meanwhile, was cleared or waived, none is sent.
    The sender verifies, so its own findings are refused; they close by the check-up, not by a word.
    One entry for each task, on the trail of the unit that is to do it, and one for each letter.

    Raises:
        NotAllowed: the sender is not ``actor``'s to oversee.
        NothingToSend: no finding was chosen.
        TooManyFindings: more than one sending takes.
        EndsBeforeItBegins: something would be due before it is sent.
        FindingsChanged: one of them can no longer be sent.
    """
    require(policy.may_supervise(reach_of(actor), order.sender))
    wanted = sorted(set(order.findings))
    if not wanted:
        raise NothingToSend
    if len(wanted) > MOST_FINDINGS:
        raise TooManyFindings
    if any(day < order.days.on for day in order.days.due.values()):
        raise EndsBeforeItBegins
    rows = Finding.objects.select_for_update(of=("self",)).filter(pk__in=wanted)
    found = sorted_out(rows.select_related("unit"), order.sender, order.days.on)
    if found.left or len(found.ready) != len(wanted):
        raise FindingsChanged
    name = task_namer()
    return [
        _to_unit(actor, order, unit, [(one, name(one)) for one in findings])
        for unit, findings in found.by_unit()
    ]


def _to_unit(
    actor: Person, order: Order, unit: Unit, named: Sequence[tuple[Finding, str]]
) -> RectificationLetter:
    findings = [finding for finding, _name in named]
    text = letter_text(order.words, (order.sender, unit), findings, order.days)
    letter = RectificationLetter.objects.create(
        sender=order.sender,
        unit=unit,
        text=text,
        digest=RectificationLetter.digest_of(text),
        sent_on=order.days.on,
        sent_by=actor,
    )
    record(actor, on=letter, unit_id=unit.pk, digest=letter.digest, findings=len(findings))
    title = " ".join((text.partition("\n")[0], unit.name))
    minutes = MINUTES[Charge.Kind.TASK] * len(findings)
    burden = Burden(order.sender, Charge.Kind.TASK, title, {unit.pk: 1}, letter, minutes=minutes)
    charge(actor=actor, burden=burden, on=order.days.on)
    for finding, name in named:
        task = _task(actor, order, letter, finding, name)
        kept: dict[str, Any] = {
            "finding": finding.pk,
            "due_on": task.due_on,
            "verifier": task.verifier_id,
        }
        record(actor, on=task, unit_id=unit.pk, what=task.what, **kept)
    return letter


def _task(
    actor: Person, order: Order, letter: RectificationLetter, finding: Finding, name: str
) -> Task:
    on = order.days.on
    task = Task.objects.create(
        finding=finding,
        place=finding.unit,
        letter=letter,
        unit=order.sender,
        what=name,
        began_on=on,
        due_on=order.days.due[finding.severity],
        verifier=order.sender,
        state=Task.State.SENT,
        drafted_by=actor,
        sent_on=on,
    )
    Responsibility.objects.create(
        task=task,
        role=Responsibility.Role.LEAD,
        part=finding.unit,
        alone=True,
        unit=finding.unit,
        began_on=on,
    )
    return task
