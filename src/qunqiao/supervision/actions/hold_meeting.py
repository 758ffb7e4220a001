"""Putting a meeting on record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from qunqiao.burden.actions.charge import Burden, charge
from qunqiao.burden.models import Charge
from qunqiao.kit.errors import require
from qunqiao.people.models import Person, Unit
from qunqiao.people.queries import reach_of
from qunqiao.supervision import policy
from qunqiao.supervision.errors import TakenAlready
from qunqiao.supervision.models import AgendaPoint, Document, Meeting, Speech
from qunqiao.trail.recording import action, record


@dataclass(frozen=True, slots=True)
class Called:
    """A meeting as it was called and held; ``presence`` counts by role and names nobody."""

    kind: str
    title: str
    held_on: date
    place: str = ""
    host: str = ""
    presence: Sequence[Mapping[str, Any]] = ()
    agenda: Sequence[str] = ()
    speeches: Sequence[Speech] = field(default=())


@action("supervision.meeting.hold")
def hold_meeting(
    *, actor: Person, unit: Unit, called: Called, document: Document | None, on: date
) -> Meeting:
    """A meeting called by ``unit``; with a ``document``, the one this report tells of.

    Raises:
        NotAllowed: ``actor`` has no overseeing duty over ``unit``.
        TakenAlready: the document has its meeting.
    """
    require(policy.may_supervise(reach_of(actor), unit))
    if document is not None:
        document = Document.objects.select_for_update().get(pk=document.pk)
        if document.meeting_id is not None:
            raise TakenAlready
    meeting = Meeting.objects.create(
        unit=unit,
        kind=called.kind,
        title=called.title,
        held_on=called.held_on,
        place=called.place,
        host=called.host,
        presence=[dict(row) for row in called.presence],
        added_by=actor,
        added_on=on,
    )
    points = enumerate(called.agenda, start=1)
    AgendaPoint.objects.bulk_create(
        AgendaPoint(meeting=meeting, number=number, title=title) for number, title in points
    )
    Speech.objects.bulk_create(
        Speech(meeting=meeting, kind=one.kind, who=one.who, post=one.post)
        for one in called.speeches
    )
    if document is not None:
        document.meeting = meeting
        document.save(update_fields=["meeting"])
    there = meeting.present or 0
    cost = Burden(unit, Charge.Kind.MEETING, called.title, {}, about=meeting, people=there)
    charge(actor=actor, burden=cost, on=on)
    record(actor, on=meeting, unit_id=unit.pk, title=called.title, held_on=called.held_on)
    return meeting
