"""The life of findings as conditions: what stands, what is waived, what is new, what returned."""

from datetime import date

from django.db.models import F, Q, QuerySet

from qunqiao.checkups.models import Finding, Life, Turn, Waiver


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


def turns_of(finding: Finding) -> QuerySet[Turn]:
    """When this finding became a breach or an unknown, in the order of check-ups."""
    return Turn.objects.filter(finding=finding).select_related("checkup")
