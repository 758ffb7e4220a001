"""Reads of findings: open ones, those of a record, and what waits for an officer."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from qunqiao.checkups.models import Finding, Outcome
from qunqiao.kit.errors import NotFound
from qunqiao.people.models import Seat, Unit
from qunqiao.people.policy import STAFF, Reach
from qunqiao.people.queries import under


@dataclass(frozen=True, slots=True)
class Sieve:
    """What a list of findings is narrowed to; an empty text lets everything through.

    ``kind`` is "unit" for findings about units, else the kind of organisation. ``own`` leaves out
    the units below ``unit``. ``missing`` is the name of a fact that was not recorded.
    """

    unit: Unit | None = None
    own: bool = False
    theme: str = ""
    rule: str = ""
    severity: str = ""
    outcome: str = ""
    state: str = ""
    kind: str = ""
    missing: str = ""


def all_findings(reach: Reach) -> QuerySet[Finding]:
    """Every finding, open or cleared, about the units one may see; most urgent first."""
    findings = Finding.objects.filter(under(reach.paths(STAFF), "unit__path"))
    return findings.select_related("unit", "organisation")


def open_findings(reach: Reach) -> QuerySet[Finding]:
    """The findings that stand, about the units one may see; most urgent first."""
    return all_findings(reach).filter(state=Finding.State.OPEN)


def the_finding(reach: Reach, finding_id: int) -> Finding:
    """One visible finding, or ``NotFound``."""
    findings = all_findings(reach).select_related(
        "first_checkup", "last_checkup", "cleared_checkup"
    )
    finding = findings.filter(pk=finding_id).first()
    if finding is None:
        raise NotFound
    return finding


def sift(findings: QuerySet[Finding], sieve: Sieve) -> QuerySet[Finding]:
    """``findings`` narrowed to what ``sieve`` lets through."""
    fields = ("theme", "rule", "severity", "outcome", "state")
    chosen = {name: getattr(sieve, name) for name in fields if getattr(sieve, name)}
    findings = findings.filter(**chosen)
    if sieve.unit is not None and sieve.own:
        findings = findings.filter(unit=sieve.unit)
    elif sieve.unit is not None:
        findings = findings.filter(unit__path__startswith=sieve.unit.path)
    if sieve.kind == Finding.Subject.UNIT:
        findings = findings.filter(subject_kind=Finding.Subject.UNIT)
    elif sieve.kind:
        findings = findings.filter(organisation__kind=sieve.kind)
    if sieve.missing:
        # Both databases write a JSON list of texts with each in double quotes.
        findings = findings.annotate(lacks=Cast("missing", TextField()))
        findings = findings.filter(lacks__contains=f'"{sieve.missing}"')
    return findings


def findings_of(reach: Reach, kind: str, subject_id: int) -> QuerySet[Finding]:
    """The findings that stand about one unit or organisation; of a unit, its organisations' too."""
    findings = open_findings(reach)
    if kind == Finding.Subject.UNIT:
        return findings.filter(unit_id=subject_id)
    return findings.filter(subject_kind=kind, subject_id=subject_id)


def waiting(reach: Reach, most: int = 5) -> list[Finding]:
    """What an officer can act on next: breaches that stand in the units of their own duties.

    Most urgent first, at most ``most``. An unknown comes only when no breach fills the list: it is
    put right by recording a fact, and the overview counts those.
    """
    roles: Iterable[str] = (Seat.Role.OFFICER, Seat.Role.UNIT_LEAD, Seat.Role.SUPERVISOR)
    mine = open_findings(reach).filter(under(reach.paths(roles), "unit__path"))
    return list(mine.filter(outcome__in=(Outcome.BREACH, Outcome.UNKNOWN))[:most])
