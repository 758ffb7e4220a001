"""What changed between two check-ups: each finding that stood at either, and what became of it."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from qunqiao.checkups.models import Checkup, Finding, Life, Turn, Waiver
from qunqiao.checkups.queries.checkups import visible_checkups
from qunqiao.checkups.queries.findings import all_findings
from qunqiao.checkups.queries.overview import Branch, Place
from qunqiao.kit.errors import NotFound
from qunqiao.people.models import Unit
from qunqiao.people.policy import Reach

# In the order in which a reader asks: what is worse, what is better, what stays.
ORDER = (Life.NEW, Life.RETURNED, Life.CLEARED, Life.PERSISTING, Life.WAIVED)
_SAME = {
    "rule": OuterRef("rule"),
    "subject_kind": OuterRef("subject_kind"),
    "subject_id": OuterRef("subject_id"),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two completed check-ups, the earlier first."""

    before: Checkup
    after: Checkup


def done_checkups(reach: Reach) -> QuerySet[Checkup]:
    """The completed check-ups, newest first: what can be compared."""
    return visible_checkups(reach).filter(state=Checkup.State.DONE)


def pair_of(reach: Reach, before: int | None, after: int | None) -> Pair | None:
    """The two check-ups asked for, in order; None where there are not two to compare.

    Left out, ``after`` is the latest and ``before`` the one ahead of the other. One that does not
    exist, or was not completed, is ``NotFound``.
    """
    done = done_checkups(reach)
    later = _the(done, after) if after else done.first()
    if later is None:
        return None
    former = _the(done, before) if before else done.filter(pk__lt=later.pk).first()
    if former is None or former.pk == later.pk:
        return None
    return Pair(former, later) if former.pk < later.pk else Pair(later, former)


def _the(done: QuerySet[Checkup], checkup_id: int) -> Checkup:
    found = done.filter(pk=checkup_id).first()
    if found is None:
        raise NotFound
    return found


def differences(reach: Reach, pair: Pair) -> QuerySet[Finding]:
    """Every finding that stood at either check-up, with what became of it; most urgent first.

    ``change`` is one of ``Life``, and ``rank`` orders them: what is worse, what is better, what stays;
    ``was`` and ``then`` are its outcome at the two check-ups, "" where
    it did not stand. What was cleared in between and stood again counts as persisting, once.
    """
    before, after = pair.before, pair.after
    stood, stands = _standing_at(before), _standing_at(after)
    findings = all_findings(reach).filter(stood | stands)
    # A stretch that ended in between is told by the one that stands now, if there is one.
    same_now = Finding.objects.filter(_standing_at(after), **_SAME)
    findings = findings.filter(stands | ~Exists(same_now))
    same_then = Finding.objects.filter(_standing_at(before), **_SAME)
    known = stood | Q(earlier__isnull=False) & Exists(same_then)
    waived = Waiver.objects.filter(
        Q(undone_on__isnull=True) | Q(undone_on__gt=after.as_of),
        finding=OuterRef("pk"),
        given_on__lte=after.as_of,
        until__gte=after.as_of,
    )
    change = Case(
        When(~stands, then=Value(Life.CLEARED)),
        When(Exists(waived), then=Value(Life.WAIVED)),
        When(known, then=Value(Life.PERSISTING)),
        When(earlier__isnull=False, then=Value(Life.RETURNED)),
        default=Value(Life.NEW),
        output_field=CharField(),
    )
    ranks = (When(change=life, then=Value(rank)) for rank, life in enumerate(ORDER))
    return findings.annotate(change=change).annotate(
        rank=Case(*ranks, default=Value(len(ORDER))),
        was=Case(When(stood, then=_outcome_at(before)), default=Value("")),
        then=Case(When(stands, then=_outcome_at(after)), default=Value("")),
    )


def _standing_at(checkup: Checkup) -> Q:
    """Findings that ``checkup`` saw."""
    uncleared = Q(cleared_checkup__isnull=True) | Q(cleared_checkup__gt=checkup.pk)
    return Q(first_checkup__lte=checkup.pk) & uncleared


def _outcome_at(checkup: Checkup) -> Coalesce:
    """What a finding was at ``checkup``: what its next turn found it to be, or what it is now."""
    later = Turn.objects.filter(finding=OuterRef("pk"), checkup__gt=checkup.pk).order_by(
        "checkup_id"
    )
    return Coalesce(Subquery(later.values("before")[:1]), F("outcome"))


def changes_by_theme(found: QuerySet[Finding]) -> dict[str, Counter[str]]:
    """How many of ``differences`` changed in which way, by theme; one query."""
    counts: dict[str, Counter[str]] = {}
    changed: QuerySet[Any] = found.order_by()  # ``change`` is worked out by ``differences``
    rows = changed.values_list("theme", "change").annotate(n=Count("pk"))
    for theme, change, number in rows:
        counts.setdefault(theme, Counter())[change] += number
    return counts


def changes_by_branch(
    found: QuerySet[Finding], focus: Unit | None, lines: list[Branch]
) -> dict[int, Counter[str]]:
    """How many of ``differences`` changed in which way, by unit of ``lines``; one query."""
    place = Place(focus, lines)
    if not place.ids:
        return {}
    counts: dict[int, Counter[str]] = {}
    inside = found.filter(place.inside).annotate(branch=place.branch).order_by()
    for path, change, number in inside.values_list("branch", "change").annotate(n=Count("pk")):
        if path in place.ids:
            counts.setdefault(place.ids[path], Counter())[change] += number
    return counts
