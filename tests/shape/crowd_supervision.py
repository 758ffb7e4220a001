"""Supervision that can grow: one report, meeting and task, around which all else gathers."""

from dataclasses import dataclass, field

from qunqiao.people.models import Unit
from qunqiao.people.testing import Cast
from qunqiao.registry.models import Organisation
from qunqiao.supervision.models import Directive, Document, Evidence, Item, Meeting, Task
from qunqiao.supervision.testing import (
    TODAY,
    a_directive,
    a_document,
    a_lead,
    a_measure,
    a_meeting,
    a_relay,
    a_sent_task,
    an_extension,
)


@dataclass
class Supervision:
    """All of it called for by the supervising body; the task's field is north."""

    cast: Cast
    document: Document = field(init=False)
    meeting: Meeting = field(init=False)
    directive: Directive = field(init=False)
    task: Task = field(init=False)
    subjects: dict[str, object] = field(init=False)

    def __post_init__(self) -> None:
        cast = self.cast
        self.document = a_document(cast.supervisor, cast.root)
        self.meeting = a_meeting(cast.supervisor, cast.root)
        self.directive = a_directive(self.meeting)
        self.task = a_sent_task(self.directive, cast.supervisor, cast.north)
        lead = a_lead(self.task, cast.north)
        self.subjects = {
            "document_id": self.document.pk,
            "item_id": self.document.items.first().pk,
            "meeting_id": self.meeting.pk,
            "directive_id": self.directive.pk,
            "task_id": self.task.pk,
            "responsibility_id": lead.pk,
            "measure_id": a_measure(lead, cast.lead).pk,
            "extension_id": an_extension(lead, cast.lead).pk,
        }

    def grow(self, unit: Unit, organisation: Organisation) -> None:
        """One more of each."""
        supervisor = self.cast.supervisor
        a_document(supervisor, self.cast.root)
        a_meeting(supervisor, self.cast.root)
        Item.objects.create(
            document=self.document, kind=Item.Kind.PROBLEM, found_by=Item.FoundBy.READER,
            at=3, length=4, fields={"text": "组织不健全"},
        )  # fmt: skip
        a_relay(self.meeting, unit)
        a_directive(self.meeting, f"关心职工{unit.code}")
        a_lead(a_sent_task(self.directive, supervisor, unit), unit)
        measure = a_measure(a_lead(self.task, unit), supervisor)
        Evidence.objects.create(
            measure=measure, organisation=organisation, says="已经换届",
            given_by=supervisor, given_on=TODAY,
        )  # fmt: skip
