"""Reads of self-inspections: what each unit was asked, what data shows, and what it answered."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from qunqiao.checkups.bridge import shelf
from qunqiao.checkups.models import Finding
from qunqiao.kit.errors import NotFound
from qunqiao.people.models import Unit
from qunqiao.people.policy import OVERSEERS, STAFF, Reach
from qunqiao.people.queries import under
from qunqiao.supervision.models import Answer, Concern, Document, Inspection, Item, Sheet
from qunqiao.supervision.policy import ANSWERING
from qunqiao.supervision.queries.closing import findings_on
from qunqiao.supervision.queries.problem_words import BEARINGS, TENDENCIES
from qunqiao.supervision.queries.rectifying import open_tasks_of

Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of a unit's sheet: the problem, what data shows of it, and the answer if there is one.

    ``covered`` tells that every finding has its task already, so that no plan is asked for again.
    """

    concern: Concern
    findings: Sequence[Finding]
    covered: bool
    answer: Answer | None


def rules_for(text: str) -> list[str]:
    """The rules in use that bear on a problem in these words; none where the table knows no word of it."""
    found = next((one for one in BEARINGS if any(word in text for word in one.words)), None)
    return rules_beginning(found.rules) if found else []


def rules_of_tendency(tendency: str) -> list[str]:
    """The rules in use that show a part of this tendency."""
    return rules_beginning(TENDENCIES[tendency])


def rules_beginning(prefixes: Iterable[str]) -> list[str]:
    """The ids of the rules in use that begin with one of these."""
    wanted = tuple(prefixes)
    return sorted(rule for rule in shelf().rules if wanted and rule.startswith(wanted))


def problems_of(document: Document) -> list[Item]:
    """The problems a document names that a person has accepted; two queries."""
    items = document.items.filter(kind=Item.Kind.PROBLEM).prefetch_related("judgements")
    return [item for item in items if item.judged and item.stands and item.headline]


def visible_inspections(reach: Reach) -> QuerySet[Inspection]:
    """Those of the bodies one oversees, and those that asked one's own units.

    Each with ``sheet_count`` and ``answered_count``.
    """
    own = under(reach.paths(OVERSEERS), "unit__path")
    asked = Sheet.objects.filter(under(reach.paths(STAFF), "unit__path")).values("inspection")
    inspections = Inspection.objects.filter(own | Q(pk__in=asked)).select_related("unit", "branch")
    answered = Count("sheets", filter=Q(sheets__answered_on__isnull=False))
    return inspections.annotate(sheet_count=Count("sheets"), answered_count=answered)


def the_inspection(reach: Reach, inspection_id: int) -> Inspection:
    """One visible inspection, or ``NotFound``."""
    found = visible_inspections(reach).filter(pk=inspection_id).first()
    if found is None:
        raise NotFound
    return found


def sheets_of(inspection: Inspection, reach: Reach) -> QuerySet[Sheet]:
    """The sheets of an inspection: all for who oversees it, else those of one's own units."""
    sheets = Sheet.objects.filter(inspection=inspection)
    if not reach.has(OVERSEERS, inspection.unit):
        sheets = sheets.filter(under(reach.paths(STAFF), "unit__path"))
    return sheets.select_related("unit").prefetch_related("answers__task").order_by("unit__path")


def the_sheet(reach: Reach, sheet_id: int) -> Sheet:
    """One visible sheet, or ``NotFound``."""
    sheets = Sheet.objects.select_related("unit", "inspection__unit", "answered_by")
    own = under(reach.paths(OVERSEERS), "inspection__unit__path")
    mine = under(reach.paths(STAFF), "unit__path")
    sheet = sheets.filter(own | mine).filter(pk=sheet_id).first()
    if sheet is None:
        raise NotFound
    return sheet


def sheets_waiting(reach: Reach) -> QuerySet[Sheet]:
    """The sheets that units of one's own duties were asked for and have not answered; due first."""
    at = [duty.unit_id for duty in reach.duties if duty.role in ANSWERING]
    waiting = Sheet.objects.filter(unit__in=at, answered_on=None)
    return waiting.select_related("unit", "inspection__unit").order_by("inspection__due_on", "pk")


def asked_of(sheet: Sheet) -> list[Asked]:
    """The lines of a sheet in the order of its problems; five queries."""
    concerns = list(sheet.inspection.concerns.all())
    rules = sorted({rule for one in concerns for rule in one.rules})
    found = list(findings_on(rules).filter(unit=sheet.unit))
    tasked = {task.finding_id for task in open_tasks_of(found)}
    answers = {one.concern_id: one for one in sheet.answers.select_related("task")}
    lines = []
    for concern in concerns:
        bearing = [one for one in found if one.rule in concern.rules]
        covered = bool(bearing) and all(one.pk in tasked for one in bearing)
        lines.append(Asked(concern, bearing, covered, answers.get(concern.pk)))
    return lines


def shown_now(sheets: Sequence[Sheet], concerns: Sequence[Concern]) -> Mapping[Key, int]:
    """How many findings bear today on each problem at each unit, by ids of unit and problem; one query."""
    by_rule: dict[str, list[int]] = defaultdict(list)
    for concern in concerns:
        for rule in concern.rules:
            by_rule[rule].append(concern.pk)
    found = findings_on(sorted(by_rule)).filter(unit__in=[one.unit_id for one in sheets])
    counts: dict[Key, int] = defaultdict(int)
    for unit, rule, number in (
        found.order_by().values_list("unit_id", "rule").annotate(number=Count("pk"))
    ):
        for concern_id in by_rule[rule]:
            counts[unit, concern_id] += number
    return counts


def units_asked(sender: Unit, branch: Unit, *, below: bool) -> QuerySet[Unit]:
    """The open units of a branch that are asked: the branch's own and those directly below it, or all.

    Never the sender: who asks does not answer.
    """
    units: QuerySet[Unit] = Unit.objects.filter(under([branch.path]), closed_on__isnull=True)
    units = units.exclude(pk=sender.pk)
    if not below:
        units = units.filter(depth__lte=branch.depth + 1)
    return units.order_by("path")
