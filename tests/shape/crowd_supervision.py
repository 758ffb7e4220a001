"""Supervision that can grow: one report, meeting and task, around which all else gathers."""

from dataclasses import dataclass, field

from qunqiao.checkups.models import Checkup
from qunqiao.checkups.testing import a_bare_checkup, a_finding
from qunqiao.people.models import Unit
from qunqiao.people.testing import Cast
from qunqiao.registry.models import Organisation
from qunqiao.supervision.models import (
    Concern,
    Directive,
    Document,
    Evidence,
    Inspection,
    Item,
    Meeting,
    RectificationLetter,
    Sheet,
    Task,
)
from qunqiao.supervision.testing import (
    TODAY,
    a_directive,
    a_document,
    a_lead,
    a_measure,
    a_meeting,
    a_rectification,
    a_relay,
    a_sent_task,
    an_extension,
    an_inspection,
)


@dataclass
class Supervision:
    """All of it called for by the supervising body; the task's field is north."""

    cast: Cast
    document: Document = field(init=False)
    meeting: Meeting = field(init=False)
    directive: Directive = field(init=False)
    task: Task = field(init=False)
    checkup: Checkup = field(init=False)
    letter: RectificationLetter = field(init=False)
    inspection: Inspection = field(init=False)
    subjects: dict[str, object] = field(init=False)

    def __post_init__(self) -> None:
        cast = self.cast
        self.document = a_document(cast.supervisor, cast.root)
        self.meeting = a_meeting(cast.supervisor, cast.root)
        self.directive = a_directive(self.meeting)
        self.task = a_sent_task(self.directive, cast.supervisor, cast.north)
        lead = a_lead(self.task, cast.north)
        self.checkup = a_bare_checkup(cast.supervisor)
        (rectification,) = a_rectification(
            cast.supervisor, cast.root, a_finding(cast.north, self.checkup, rule="crowd")
        )
        self.letter = rectification.letter
        self.inspection = an_inspection(cast.supervisor, cast.root, cast.north)
        self.subjects = {
            "document_id": self.document.pk,
            "item_id": self.document.items.first().pk,
            "meeting_id": self.meeting.pk,
            "directive_id": self.directive.pk,
            "task_id": self.task.pk,
            "responsibility_id": lead.pk,
            "measure_id": a_measure(lead, cast.lead).pk,
            "extension_id": an_extension(lead, cast.lead).pk,
            "rectification_id": self.letter.pk,
            "inspection_id": self.inspection.pk,
            "sheet_id": self.inspection.sheets.get(unit=cast.north).pk,
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
        sent = a_rectification(
            supervisor, self.cast.root, a_finding(unit, self.checkup, rule="crowd")
        )
        # One more in the letter whose page is counted, too.
        Task.objects.filter(pk__in=[one.pk for one in sent[:1]]).update(letter=self.letter)
        made = an_inspection(supervisor, self.cast.root, self.cast.north)
        Concern.objects.filter(inspection=made, number=1).update(
            inspection=self.inspection, number=100 + Concern.objects.count()
        )
        Sheet.objects.get_or_create(inspection=self.inspection, unit=unit)
        measure = a_measure(a_lead(self.task, unit), self.cast.lead)
        Evidence.objects.create(
            measure=measure, organisation=organisation, says="已经换届",
            given_by=self.cast.lead, given_on=TODAY,
        )  # fmt: skip
