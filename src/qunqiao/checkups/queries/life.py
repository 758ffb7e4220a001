"""The life of findings as conditions: what stands, what is waived, what is new, what returned."""

from collections.abc import Sequence
from datetime import date

from django.db.models import F, Q, QuerySet

from qunqiao.checkups.models import Checkup, Finding, Life, Turn, Waiver


def waived(day: date) -> Q:
    """Findings that are waived on ``day``."""
    return Q(state=Finding.State.OPEN, waived_until__gte=day)


def standing(day: date) -> Q:
    """Findings that count as open on ``day``: not cleared, and not waived."""
    unwaived = Q(waived_until__isnull=True) | Q(waived_until__lt=day)
    return Q(state=Finding.State.OPEN) & unwaived


def in_life(findings: QuerySet[Finding], life: str, day: date) -> QuerySet[Finding]:
    """Those of ``findings`` that stand where ``Life`` says, on ``day``."""
    if life == Life.CLEARED:
        return findings.filter(state=Finding.State.CLEARED)
    if life == Life.WAIVED:
        return findings.filter(waived(day))
    known = standing(day)
    if life == Life.PERSISTING:
        return findings.filter(known).exclude(first_checkup=F("last_checkup"))
    first_seen = known & Q(first_checkup=F("last_checkup"))
    return findings.filter(first_seen, earlier__isnull=life == Life.NEW)


def waivers_of(finding: Finding) -> QuerySet[Waiver]:
    """Every waiver there was of this finding, the newest first."""
    return Waiver.objects.filter(finding=finding).select_related("given_by", "undone_by")


def turns_of(findings: Sequence[Finding]) -> QuerySet[Turn]:
    """When these findings became a breach or an unknown, in the order of check-ups."""
    return Turn.objects.filter(finding__in=[one.pk for one in findings])


def times_of(finding: Finding) -> QuerySet[Finding]:
    """The finding and those it returned from, the first first, each with its check-ups."""
    same = Finding.objects.filter(
        rule=finding.rule,
        subject_kind=finding.subject_kind,
        subject_id=finding.subject_id,
        pk__lte=finding.pk,
    )
    return same.select_related("first_checkup", "last_checkup", "cleared_checkup").order_by("pk")


def checkups_of(times: Sequence[Finding]) -> QuerySet[Checkup]:
    """The completed check-ups from the first that found it to the last that saw it, in their order."""
    done = Checkup.objects.filter(state=Checkup.State.DONE).order_by("pk")
    return done.filter(pk__gte=times[0].first_checkup_id, pk__lte=times[-1].last_checkup_id)
