"""Erasing the file and the rows of a workbook that have served their purpose."""

from qunqiao.kit import clock
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.registry.actions._intakes import enter, locked
from qunqiao.registry.errors import IntakeNotOld
from qunqiao.registry.models import Intake, IntakePart
from qunqiao.registry.queries.kept import FINAL, old_intakes
from qunqiao.trail.recording import action, record


@action("registry.intake.clear")
def clear_intake(*, actor: Person, subject: Intake) -> Intake:
    """Erase the file and the rows of ``subject``; its name, digest and counts stay.

    A workbook is full of people: once its rows stand in the registry, or nobody came back to write
    them, there is no reason to keep them (PIPL Art. 19). A written one can no longer be undone after
    this; one that was never written counts as given up.

    Raises:
        NotAllowed: somebody other than the system person asks.
        IntakeNotOld: its term has not ended, or nothing of it is kept.

    """
    require(actor.is_system)
    intake = locked(subject)
    require(old_intakes(clock.today()).filter(pk=intake.pk).exists(), IntakeNotOld())
    before = intake.state
    IntakePart.objects.filter(intake=intake).delete()
    intake.content = b""
    if before in FINAL:
        intake.save(update_fields=["content"])
    else:
        enter(intake, Intake.State.WITHDRAWN, "content")
    unit_id = intake.sent_by.unit_id
    record(actor, on=intake, unit_id=unit_id, before={"state": before}, state=intake.state)
    return intake
