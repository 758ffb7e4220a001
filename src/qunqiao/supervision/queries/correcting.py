"""Whether somebody has answered what was sent, so that it is no longer corrected."""

from qunqiao.supervision.models import Extension, Measure, Meeting, Task, Verdict


def task_is_answered(task: Task) -> bool:
    """Whether a measure was planned for the task, time asked for, or a verdict given; three queries."""
    measures = Measure.objects.filter(responsibility__task=task)
    extensions = Extension.objects.filter(task=task)
    return measures.exists() or extensions.exists() or Verdict.objects.filter(task=task).exists()


def task_can_be_corrected(task: Task) -> bool:
    """Whether it carries out a demand, is open, and nobody has answered it."""
    return not (task.rectifies or task.is_over or task_is_answered(task))


def meeting_can_be_corrected(meeting: Meeting) -> bool:
    """Whether no unit has passed it on yet."""
    return not meeting.relays.filter(passed_on__isnull=False).exists()
