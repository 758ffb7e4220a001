"""Reads of intakes: whose they are, how far they are, and the digest that binds their rows to the trail."""

import hashlib
from collections.abc import Iterable

from django.core.cache import cache
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from qunqiao.kit.errors import Invalid, NotFound
from qunqiao.people.models import Person, Seat, Unit
from qunqiao.people.policy import Reach
from qunqiao.people.queries import under
from qunqiao.registry.bridge import Language, Rejected
from qunqiao.registry.models import Intake, IntakePart, Verdict
from qunqiao.registry.queries.intake_rows import KeptRows, rejected
from qunqiao.trail.digests import canonical

_PROGRESS_KEPT = 600


def visible_intakes(reach: Reach) -> QuerySet[Intake]:
    """One's own intakes and, for a supervisor, those sent from the supervised units; newest first.

    What the system person loaded may hold rows about any unit: only a supervisor of all sees it.
    """
    supervised = reach.paths({Seat.Role.SUPERVISOR})
    seen = Q(sent_by=reach.person) | under(supervised, "sent_by__unit__path")
    if supervised and not Unit.objects.exclude(under(supervised)).exists():
        seen |= Q(sent_by__is_system=True)
    return Intake.objects.filter(seen).defer("content").select_related("sent_by__unit")


def the_intake(reach: Reach, intake_id: int) -> Intake:
    """One visible intake, or ``NotFound`` whether it is hidden or does not exist."""
    intake = visible_intakes(reach).filter(pk=intake_id).first()
    if intake is None:
        raise NotFound
    return intake


def intake_to_work_on(intake_id: int) -> Intake | None:
    """The intake a job was started for, with its sender and its content."""
    return Intake.objects.select_related("sent_by__unit").filter(pk=intake_id).first()


def intake_numbered(number: int) -> Intake:
    """The intake of this number, for whoever runs the server; pages ask ``the_intake``.

    Raises:
        Invalid: there is none.
    """
    found = Intake.objects.defer("content").filter(pk=number).first()
    if found is None:
        raise Invalid(_("没有编号为 %(number)d 的报表，请核对编号") % {"number": number})
    return found


def unfinished() -> list[int]:
    """The intakes that a worker reads or writes, or would if it had not been lost; the oldest first."""
    at_work = Intake.objects.filter(state__in=(Intake.State.READING, Intake.State.APPLYING))
    return list(at_work.order_by("since").values_list("pk", flat=True))


def rows_of(intake: Intake, *, verdict: str = "", sheet: int | None = None) -> KeptRows:
    """The rows of an intake as they stand in the file, all or those of one verdict or table."""
    return KeptRows(intake, verdict, sheet)


def rejected_rows(intake: Intake, language: Language) -> dict[str, list[Rejected]]:
    """The refused rows by table, with their reasons in one language (zh, en)."""
    return rejected(rows_of(intake, verdict=Verdict.REFUSED), language)


def same_file_applied(sender: Person, digest: str) -> Intake | None:
    """An earlier intake of this very file by this sender that was applied."""
    earlier = Intake.objects.filter(sent_by=sender, digest=digest, state=Intake.State.APPLIED)
    return earlier.defer("content").first()


def note_rows_read(intake_id: int, rows: int) -> None:
    """Say how far the reading is, for the page; kept for minutes and no part of the record."""
    cache.set(f"intake-rows-{intake_id}", rows, _PROGRESS_KEPT)


def rows_read_so_far(intake: Intake) -> int:
    """How many rows of a file that is being read were read so far; 0 before the first."""
    return int(cache.get(f"intake-rows-{intake.pk}", 0))


def digest_of(parts: Iterable[IntakePart]) -> str:
    """SHA-256 over what each part says and did, in order: the trail keeps it when rows are applied.

    Recomputed from the parts later, it proves that none was altered since.
    """
    digest = hashlib.sha256()
    for part in parts:
        digest.update(canonical([part.number, part.place, part.added]))
        digest.update(hashlib.sha256(bytes(part.content)).digest())
    return digest.hexdigest()
