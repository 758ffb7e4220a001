"""One of everything the interface can tell of, with its number."""

from __future__ import annotations

from datetime import date

from qunqiao.burden.testing import a_request
from qunqiao.checkups.models import Finding
from qunqiao.checkups.testing import a_bare_checkup, a_checkup, a_finding, a_union
from qunqiao.exemplars.testing import a_published, an_adoption
from qunqiao.hooks.testing import a_hook
from qunqiao.kit import clock
from qunqiao.needs.testing import CODE, a_complaint, a_heard_need
from qunqiao.people.models import Person, Seat
from qunqiao.people.testing import BEGAN, Cast
from qunqiao.registry.models import Intake
from qunqiao.registry.testing import a_transfer, an_organisation, one_of_everything
from qunqiao.supervision.testing import (
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
from qunqiao.visits.testing import a_visit


def furnish(cast: Cast) -> dict[str, object]:
    """Values for the parameters of addresses, by their names."""
    # Without an account, so that one can be opened.
    newcomer = Person.objects.create(staff_number="newcomer", name="新人", unit=cast.north)
    filed = one_of_everything(cast.north, newcomer)
    # Elected in 2015 for five years: long over, so there is a finding.
    a_union(cast.north, "late-gh", began_on=date(2015, 1, 1))
    checkup = a_checkup(cast.supervisor)
    seat = Seat.objects.create(
        person=cast.worker, unit=cast.north, role=Seat.Role.EDITOR, began_on=BEGAN
    )
    # To the supervising body's own organisation, so that the supervisor is the one to answer.
    there = an_organisation(cast.root)
    transfer = a_transfer(filed.membership, there, cast.officer)
    now = clock.now()
    intake = Intake.objects.create(
        sent_by=cast.supervisor, sent_at=now, since=now, filename="a.xlsx", content=b"",
        digest="0" * 64, state=Intake.State.READY, sheets=[],
    )  # fmt: skip
    return {
        # Nothing lies below it, so that it can be closed.
        "unit_id": cast.north_lab.pk,
        "under_id": cast.south.pk,
        "organisation_id": filed.organisation.pk,
        "person_id": newcomer.pk,
        "seat_id": seat.pk,
        "intake_id": intake.pk,
        "checkup_id": checkup.pk,
        "finding_id": Finding.objects.filter(unit=cast.north).first().pk,
        "subject_id": cast.north.pk,
        "kind": "unit",
        "rule_id": "union-term-expired",
        "transfer_id": transfer.pk,
        # Nobody listens there, and nothing may be sent there: a test call is refused at once.
        "hook_id": a_hook(cast.supervisor, cast.north, "https://127.0.0.1:9/")[0].pk,
        **_heard(cast),
        **_supervised(cast),
        **_asked(cast),
        **_exemplary(cast),
    }


def _asked(cast: Cast) -> dict[str, object]:
    """A request for data of the supervising body's to north."""
    request = a_request(cast.supervisor, cast.root, cast.north)
    return {"request_id": request.pk, "charge_id": request.charge_id}


def _exemplary(cast: Cast) -> dict[str, object]:
    """A practice of north that south took over."""
    published = a_published(cast.officer, cast.north, cast.supervisor)
    adoption = an_adoption(cast.stranger, published, cast.south)
    return {"exemplar_id": published.pk, "adoption_id": adoption.pk}


def _heard(cast: Cast) -> dict[str, object]:
    """A visit, and a need that its writer can still give a receipt for."""
    a_complaint(owner=cast.root)
    return {
        "need_id": a_heard_need(cast.supervisor, cast.north).pk,
        "visit_id": a_visit(cast.supervisor, cast.north).pk,
        "code": CODE,
    }


def _supervised(cast: Cast) -> dict[str, object]:
    """A task of the supervising body's at north, and what follows from it."""
    meeting = a_meeting(cast.supervisor, cast.root)
    task = a_sent_task(a_directive(meeting), cast.supervisor, cast.north)
    lead = a_lead(task, cast.north)
    late = a_finding(cast.north, a_bare_checkup(cast.supervisor), rule="furniture")
    (rectification,) = a_rectification(cast.supervisor, cast.root, late)
    inspection = an_inspection(cast.supervisor, cast.root, cast.root)
    return {
        "document_id": a_document(cast.supervisor, cast.root).pk,
        "meeting_id": meeting.pk,
        "number": 1,
        "directive_id": task.directive_id,
        "task_id": task.pk,
        "responsibility_id": lead.pk,
        "measure_id": a_measure(lead, cast.lead).pk,
        "relay_id": a_relay(meeting, cast.north).pk,
        "extension_id": an_extension(lead, cast.lead).pk,
        "rectification_id": rectification.letter_id,
        "inspection_id": inspection.pk,
        "sheet_id": inspection.sheets.get(unit=cast.north).pk,
    }
