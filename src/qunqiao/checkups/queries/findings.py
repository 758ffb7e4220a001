"""Reads of findings: open ones, those of a record, and what waits for an officer."""

from collections.abc import Callable, Iterable

from django.db.models import Count, Q, QuerySet, TextField
from django.db.models.functions import Cast

from qunqiao.checkups.bridge import shelf
from qunqiao.checkups.models import Finding, Outcome
from qunqiao.checkups.queries.life import standing
from qunqiao.kit import clock
from qunqiao.kit.errors import NotFound
from qunqiao.people.models import Seat
from qunqiao.people.policy import STAFF, Reach
from qunqiao.people.queries import the_unit, under
from qunqiao.registry.queries.organisations import the_organisation


def all_findings(reach: Reach) -> QuerySet[Finding]:
    """Every finding, open, waived or cleared, about the units one may see; most urgent first."""
    findings = Finding.objects.filter(under(reach.paths(STAFF), "unit__path"))
    return findings.select_related("unit", "organisation")


def open_findings(reach: Reach) -> QuerySet[Finding]:
    """The findings that stand and are not waived, about the units one may see; most urgent first."""
    return all_findings(reach).filter(standing(clock.today()))


def the_finding(reach: Reach, finding_id: int) -> Finding:
    """One visible finding, or ``NotFound``."""
    findings = all_findings(reach).select_related(
        "first_checkup",
        "last_checkup",
        "cleared_checkup",
    )
    finding = findings.filter(pk=finding_id).first()
    if finding is None:
        raise NotFound
    return finding


def of_kind(findings: QuerySet[Finding], kind: str) -> QuerySet[Finding]:
    """Those about units ("unit"), or about one kind of organisation."""
    if kind == Finding.Subject.UNIT:
        return findings.filter(subject_kind=kind)
    return findings.filter(organisation__kind=kind)


def lacking(findings: QuerySet[Finding], gap: str) -> QuerySet[Finding]:
    """Those that cannot be decided for want of one of the facts in ``gap`` (see ``Gap.name``)."""
    # Both databases write a JSON list of texts with each in double quotes.
    findings = findings.annotate(lacks=Cast("missing", TextField()))
    condition = Q(pk__in=[])
    for item in gap.split(","):
        kind, _colon, fact = item.partition(":")
        condition |= Q(subject_kind=kind, lacks__contains=f'"{fact}"')
    return findings.filter(condition, outcome=Outcome.UNKNOWN)


def findings_of(reach: Reach, kind: str, subject_id: int) -> tuple[str, QuerySet[Finding]]:
    """The name of one unit or organisation and the findings about it that stand or are waived.

    A unit's are its own and those of the organisations at it, not of the units below. A subject
    outside the reach is ``NotFound``: an empty list would say that nothing is wrong with it.
    """
    findings = all_findings(reach).filter(state=Finding.State.OPEN)
    if kind == Finding.Subject.UNIT:
        unit = the_unit(reach, subject_id)
        return unit.name, findings.filter(unit=unit)
    if kind != Finding.Subject.ORGANISATION:
        raise NotFound
    organisation = the_organisation(reach, subject_id)
    return organisation.name, findings.filter(organisation=organisation)


def waiting(reach: Reach) -> QuerySet[Finding]:
    """What an officer can act on: what stands in the units of their own duties, most urgent first.

    An unknown comes after every breach: it is put right by recording a fact, and the overview counts
    those. What a change of the registry has settled since no longer waits.
    """
    roles: Iterable[str] = (Seat.Role.OFFICER, Seat.Role.UNIT_LEAD, Seat.Role.SUPERVISOR)
    mine = open_findings(reach).filter(under(reach.paths(roles), "unit__path"))
    settled = Q(now__in=(Outcome.SOUND, Outcome.NOT_APPLICABLE))
    return mine.filter(outcome__in=(Outcome.BREACH, Outcome.ADVICE, Outcome.UNKNOWN)).exclude(
        settled
    )


def others_of(reach: Reach, finding: Finding) -> QuerySet[Finding]:
    """What else stands or is waived about the subject of ``finding``; most urgent first."""
    same = all_findings(reach).filter(state=Finding.State.OPEN, subject_id=finding.subject_id)
    return same.filter(subject_kind=finding.subject_kind).exclude(pk=finding.pk)


def advisor(language: str) -> Callable[[Finding], str]:
    """What the rule's book advises to do about a finding; the books are opened once for all findings.

    The answer is "" if the rule is gone or the advice is to record facts.
    """
    rules = shelf().rules

    def advice(finding: Finding) -> str:
        view = rules.get(finding.rule)
        return view.advice(language) if view and not finding.missing else ""

    return advice


def breaches_by_rule(reach: Reach) -> dict[str, int]:
    """How many breaches of each rule (or advice by it) stand in the units one may see; one query."""
    against = (Outcome.BREACH, Outcome.ADVICE)
    breaches = open_findings(reach).filter(outcome__in=against).order_by()
    return dict(breaches.values_list("rule").annotate(n=Count("pk")))
