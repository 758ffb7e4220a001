"""Whom a task asks to do something: what its cost in the burden ledger is reckoned from."""

from qunqiao.supervision.models import Meeting, Task


def asked_by(task: Task) -> dict[int, int]:
    """One recipient for each unit that leads or supports; for each part of the field where none does."""
    held = {*task.responsibilities.values_list("unit", flat=True)}
    units = held or {*task.parts.values_list("unit", flat=True)}
    # The body that sets the task does not burden itself by setting it.
    return dict.fromkeys(sorted(units - {task.unit_id}), 1)


def called_by(task: Task) -> str:
    """The meeting whose demand a task comes from, as its basis in the ledger; "" where there is none."""
    meeting = Meeting.objects.filter(directives__tasks=task).first()
    return meeting.title if meeting is not None else ""
