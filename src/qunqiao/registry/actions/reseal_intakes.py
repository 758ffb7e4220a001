"""Sealing the files of intakes again, with the numbers among their rows."""

from collections.abc import Sequence

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.registry.bridge.files import file_of, sealed_file
from qunqiao.registry.models import Intake, IntakePart
from qunqiao.registry.queries.comparison.packing import resealed
from qunqiao.registry.queries.intakes import digest_of
from qunqiao.registry.queries.sealed import sealed_intakes
from qunqiao.trail.recording import action, record


@action("registry.file.reseal")
def reseal_intakes(*, actor: Person, rows: Sequence[Intake]) -> int:
    """Seal the files of some intakes, and the numbers among their rows, under the newest key; how many.

    One that was erased meanwhile is left alone.

    The rows' digest that the trail keeps of a written intake covers sealed numbers too: the entry of
    this act says what it is from now on.

    Raises:
        NotAllowed: somebody other than the system person asks.
        Unsealable: a file does not open; none of these is changed.

    """
    require(actor.is_system)
    keys, done = [intake.pk for intake in rows], 0
    locked = sealed_intakes().select_for_update().filter(pk__in=keys).order_by("pk")
    for intake in locked.iterator(1):
        intake.content, intake.key_number = sealed_file(file_of(intake), intake.digest)
        intake.save(update_fields=["content", "key_number"])
        _reseal_parts(intake)
        parts = IntakePart.objects.filter(intake=intake).order_by("number").iterator(1)
        record(actor, on=intake, key=intake.key_number, rows_digest=digest_of(parts))
        done += 1
    if not done:
        record(actor, on=actor, rows=0)
    return done


def _reseal_parts(intake: Intake) -> None:
    for part in IntakePart.objects.filter(intake=intake).iterator(1):
        part.content = resealed(bytes(part.content))
        part.save(update_fields=["content"])
