"""Whom a task asks to do something: what its cost in the burden ledger is reckoned from."""

from django.utils.translation import gettext as _

from qunqiao.burden.policy import MINUTES
from qunqiao.burden.queries.wording import cost_in_words
from qunqiao.supervision.models import Meeting, Relay, Task


def asked_by(task: Task) -> dict[int, int]:
    """One recipient for each unit that leads or supports; for each part of the field where none does."""
    held = {*task.responsibilities.values_list("unit", flat=True)}
    units = held or {*task.parts.values_list("unit", flat=True)}
    # The body that sets the task does not burden itself by setting it.
    return dict.fromkeys(sorted(units - {task.unit_id}), 1)


def called_by(task: Task) -> Meeting | None:
    """The meeting whose demand a task comes from, which is its basis in the ledger."""
    return Meeting.objects.filter(directives__tasks=task).first()


def newly_told(task: Task) -> list[int]:
    """The units that sending it tells of its meeting: those it concerns, each once, not the sender."""
    meeting = called_by(task)
    if meeting is None:
        return []
    units = {*task.parts.values_list("unit", flat=True)}
    units |= {*task.responsibilities.values_list("unit", flat=True)}
    known = {*Relay.objects.filter(meeting=meeting).values_list("unit", flat=True)}
    return sorted(units - known - {task.unit_id})


def costs(task: Task) -> list[str]:
    """What sending it would cost others, in sentences: doing it, and passing its meeting on."""
    doing, reading = len(asked_by(task)), len(newly_told(task))
    said = []
    if doing:
        said.append(_("办理：%(cost)s") % {"cost": cost_in_words(MINUTES["task"], doing)})
    if reading:
        said.append(_("传达：%(cost)s") % {"cost": cost_in_words(MINUTES["reading"], reading)})
    return said
