"""Counts by unit and theme: where it is worst, and what nobody recorded."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.db.models import Case, Count, Sum, Value, When
from django.db.models.functions import Substr
from django.utils.translation import gettext_lazy as _

from qunqiao.checkups.bridge import missing_label
from qunqiao.checkups.models import Checkup, Finding, Outcome, Tally, Waiver
from qunqiao.checkups.queries.findings import open_findings
from qunqiao.checkups.queries.life import waived
from qunqiao.kit import clock
from qunqiao.people.models import Unit
from qunqiao.people.policy import STAFF, Reach
from qunqiao.people.queries import under, visible_units

_MOST_POINTS = 8


@dataclass(frozen=True, slots=True)
class Branch:
    """One line of the overview: a unit alone (``own``), or with all that lies below it."""

    unit: Unit
    own: bool

    @property
    def opens(self) -> bool:
        """Whether it can be opened one level down."""
        return not self.own and self.unit.numchild > 0


@dataclass(frozen=True, slots=True)
class Cell:
    """What one theme looks like in one branch: how often each outcome came up.

    What is waived counts as ``waived`` only.
    """

    breach: int = 0
    advice: int = 0
    unknown: int = 0
    sound: int = 0
    waived: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is not recorded, and how many findings cannot be decided for want of it.

    Several facts may rest on the same record; ``facts`` are all of them, as "unit:head_count".
    """

    label: str
    facts: frozenset[str]
    count: int

    @property
    def name(self) -> str:
        """What a list of findings is asked for to show exactly these."""
        return ",".join(sorted(self.facts))


def branches(reach: Reach, focus: Unit | None) -> list[Branch]:
    """The lines to show: ``focus`` alone and each unit right below it, in tree order.

    Without a focus: the units of one's own duties. Two queries at most.
    """
    if focus is None:
        tops = reach.paths(STAFF)
        return [Branch(unit, own=False) for unit in visible_units(reach).filter(path__in=tops)]
    below = visible_units(reach).filter(path__startswith=focus.path, depth=focus.depth + 1)
    return [Branch(focus, own=True), *(Branch(unit, own=False) for unit in below)]


def cells(checkup: Checkup, focus: Unit | None, lines: list[Branch]) -> dict[tuple[int, str], Cell]:
    """What ``checkup`` found, by unit of ``lines`` and theme; two queries.

    Each finding is in exactly one line, so the counts are those of the lists they lead to.
    """
    place = Place(focus, lines)
    if not place.ids:
        return {}
    counts: dict[tuple[int, str], Counter[str]] = {}
    found = Tally.objects.filter(place.inside, checkup=checkup).annotate(branch=place.branch)
    counted = found.values_list("branch", "theme", "outcome").annotate(n=Sum("count")).order_by()
    for path, theme, outcome, number in counted:
        if path in place.ids:
            counts.setdefault((place.ids[path], theme), Counter())[outcome] += number
    excused = Finding.objects.filter(place.inside, waived(clock.today()), last_checkup=checkup)
    excused = excused.annotate(branch=place.branch).order_by()
    several = excused.values_list("branch", "theme", "outcome").annotate(n=Count("pk"))
    for path, theme, outcome, number in several:
        if path in place.ids:
            counts.setdefault((place.ids[path], theme), Counter()).update(
                {outcome: -number, "waived": number}
            )
    return {key: Cell(**found) for key, found in counts.items()}


class Place:
    """Which rows belong to the lines of an overview, and to which of them."""

    def __init__(self, focus: Unit | None, lines: list[Branch]) -> None:
        paths = [line.unit.path for line in lines]
        self.ids = {line.unit.path: line.unit.pk for line in lines}
        self.inside = under([focus.path] if focus else paths, "unit__path")
        self.branch: Case | Substr
        if focus is None and paths:
            whens = (When(unit__path__startswith=path, then=Value(path)) for path in paths)
            self.branch = Case(*whens)
        elif focus is not None:
            self.branch = Substr("unit__path", 1, len(focus.path) + Unit.steplen)


class By(models.TextChoices):
    """What units are laid together by, so that like stands beside like."""

    KIND = "kind", _("单位性质")
    LEVEL = "level", _("单位层级")


def kinds(checkup: Checkup, reach: Reach, focus: Unit | None, by: By) -> dict[str, Cell]:
    """What ``checkup`` found at all units of one kind, or of one level of the tree; two queries.

    A share says more than a number here: an enterprise is held to other rules than an organ, and
    there are more of some than of others.
    """
    field = "unit__kind" if by == By.KIND else "unit__depth"
    inside = under([focus.path] if focus else reach.paths(STAFF), "unit__path")
    found = Tally.objects.filter(inside, checkup=checkup).order_by()
    counts: dict[str, Counter[str]] = {}
    for key, outcome, number in found.values_list(field, "outcome").annotate(n=Sum("count")):
        counts.setdefault(str(key), Counter())[outcome] += number
    excused = Finding.objects.filter(inside, waived(clock.today()), last_checkup=checkup).order_by()
    for key, outcome, number in excused.values_list(field, "outcome").annotate(n=Count("pk")):
        counts.setdefault(str(key), Counter()).update({outcome: -number, "waived": number})
    return {key: Cell(**of) for key, of in sorted(counts.items())}


@dataclass(frozen=True, slots=True)
class Point:
    """What one check-up found in the units one may see."""

    checkup: Checkup
    breach: int
    unknown: int


def trend(reach: Reach, focus: Unit | None) -> list[Point]:
    """The last check-ups, the oldest first, each with what it found; four queries.

    What was waived on the day of a check-up (of the last: is waived today) is not counted, as on the
    overview itself.
    """
    done = list(Checkup.objects.filter(state=Checkup.State.DONE)[:_MOST_POINTS])[::-1]
    paths = [focus.path] if focus else reach.paths(STAFF)
    found = Tally.objects.filter(under(paths, "unit__path"), checkup__in=done).order_by()
    counts: dict[int, Counter[str]] = {one.pk: Counter() for one in done}
    for pk, outcome, number in found.values_list("checkup", "outcome").annotate(n=Sum("count")):
        counts[pk][outcome] = number
    excused = Waiver.objects.filter(under(paths, "finding__unit__path"))
    for waiver in excused.select_related("finding").prefetch_related("finding__turns"):
        for one in done:
            day = clock.today() if one is done[-1] else one.as_of
            if waiver.covers(day) and waiver.finding.stood_at(one.pk):
                counts[one.pk][waiver.finding.outcome_at(one.pk)] -= 1
    return [Point(one, counts[one.pk]["breach"], counts[one.pk]["unknown"]) for one in done]


def counts_for_units(reach: Reach, units: Iterable[Unit]) -> dict[int, Counter[str]]:
    """Breaches and unknowns that stand at each of these units, without those below; one query."""
    findings = open_findings(reach).filter(unit__in=[unit.pk for unit in units])
    counts: dict[int, Counter[str]] = {}
    for unit, outcome, number in (
        findings.order_by().values_list("unit_id", "outcome").annotate(n=Count("pk"))
    ):
        counts.setdefault(unit, Counter())[outcome] = number
    return counts


def gaps(reach: Reach, focus: Unit | None, language: str) -> list[Gap]:
    """What is not recorded, the most wanted first; one query. Its label is in ``language``."""
    findings = open_findings(reach).filter(outcome=Outcome.UNKNOWN)
    if focus is not None:
        findings = findings.filter(unit__path__startswith=focus.path)
    rows = findings.order_by().values_list("subject_kind", "missing").annotate(n=Count("pk"))
    counts: Counter[str] = Counter()
    facts: dict[str, set[str]] = {}
    for kind, missing, number in rows:
        labels = {fact: missing_label(kind, fact, language) for fact in missing}
        for fact, label in labels.items():
            facts.setdefault(label, set()).add(f"{kind}:{fact}")
        # A finding that lacks two facts of the same record waits for that record once.
        counts.update(dict.fromkeys(labels.values(), number))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [Gap(label, frozenset(facts[label]), number) for label, number in ranked]
