"""Reads of intakes: whose they are, their rows, and the digest that binds the rows to the trail."""

import hashlib
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from qunqiao.kit.errors import NotFound
from qunqiao.people.models import Person, Seat, Unit
from qunqiao.people.policy import Reach
from qunqiao.people.queries import under
from qunqiao.registry.bridge import Rejected
from qunqiao.registry.models import Intake, IntakeRow
from qunqiao.trail.digests import canonical


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


def rows_of(intake: Intake, *, verdict: str = "", sheet: int | None = None) -> QuerySet[IntakeRow]:
    """The rows of an intake as they stand in the file, all or those of one verdict or sheet."""
    rows = IntakeRow.objects.filter(intake=intake)
    if verdict:
        rows = rows.filter(verdict=verdict)
    if sheet is not None:
        rows = rows.filter(sheet=sheet)
    return rows.order_by("pk")


def rejected_rows(intake: Intake, language: str) -> dict[str, list[Rejected]]:
    """The refused rows by table, with their reasons in one language (zh, en)."""
    rejected: dict[str, list[Rejected]] = {}
    for row in rows_of(intake, verdict=IntakeRow.Verdict.REFUSED):
        reasons = tuple(reason[language] for reason in row.reasons)
        fields = frozenset(reason["field"] for reason in row.reasons)
        kept = Rejected(row.number, row.raw, reasons, fields)
        rejected.setdefault(row.table, []).append(kept)
    return rejected


def same_file_applied(sender: Person, digest: str) -> Intake | None:
    """An earlier intake of this very file by this sender that was applied."""
    earlier = Intake.objects.filter(sent_by=sender, digest=digest, state=Intake.State.APPLIED)
    return earlier.defer("content").first()


def digest_of(rows: Iterable[IntakeRow]) -> str:
    """SHA-256 over what each row says and changed, in order: the trail keeps it when rows are applied.

    Recomputed from the rows later, it proves that none was altered since.
    """
    digest = hashlib.sha256()
    for row in rows:
        parts = [row.sheet, row.table, row.number, row.verdict, row.key, row.record_id]
        digest.update(canonical([*parts, row.before, row.values]))
        digest.update(b"\n")
    return digest.hexdigest()
