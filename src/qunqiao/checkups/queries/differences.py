"""What changed between two check-ups: each finding that stood at either, and what became of it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db import models
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
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from qunqiao.checkups.models import Checkup, Finding, Outcome, Tally, Turn, Waiver
from qunqiao.checkups.queries.checkups import visible_checkups
from qunqiao.checkups.queries.findings import all_findings
from qunqiao.checkups.queries.overview import Branch, Place
from qunqiao.kit import clock
from qunqiao.kit.errors import NotFound
from qunqiao.people.models import Unit
from qunqiao.people.policy import Reach
from qunqiao.registry.models import Organisation

_SAME = {
    "rule": OuterRef("rule"),
    "subject_kind": OuterRef("subject_kind"),
    "subject_id": OuterRef("subject_id"),
}
_AGAINST = (Outcome.BREACH, Outcome.ADVICE)


class Change(models.TextChoices):
    """What became of a finding from one check-up to another, in the order in which a reader asks.

    What is worse, what is better, what is known less or counted otherwise, what stays.
    """

    NEW = "new", _("新发现")
    RETURNED = "returned", _("销号后重现")
    CONFIRMED = "confirmed", _("不明已判明")
    RESUMED = "resumed", _("豁免结束")
    CLEARED = "cleared", _("已销号、补清或落实")
    LAPSED = "lapsed", _("不再适用")
    DOUBTED = "doubted", _("转为不明")
    WAIVED = "waived", _("新豁免")
    REGRADED = "regraded", _("要求改变")
    PERSISTING = "persisting", _("仍存在")
    EXCUSED = "excused", _("仍在豁免")


# What stays as it was; everything else changed.
SAME = (Change.PERSISTING, Change.EXCUSED)
# What the later check-up no longer shows, and what it shows and the earlier did not.
GONE = (Change.CLEARED, Change.LAPSED)
COME = (Change.NEW, Change.RETURNED, Change.CONFIRMED, Change.RESUMED)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two completed check-ups, the earlier first.

    ``on`` is the day on which waivers of the later are judged: its own, of the latest of all today.
    """

    before: Checkup
    after: Checkup
    on: date


def done_checkups(reach: Reach) -> QuerySet[Checkup]:
    """The completed check-ups, newest first: what can be compared."""
    return visible_checkups(reach).filter(state=Checkup.State.DONE)


def pair_of(reach: Reach, before: int | None, after: int | None) -> Pair | None:
    """The two check-ups asked for, in order; None where there are not two to compare.

    Left out, ``after`` is the latest and ``before`` the one ahead of the other. One that does not
    exist, or was not completed, is ``NotFound``.
    """
    done = done_checkups(reach)
    latest = done.first()
    if latest is None:
        return None
    later = _the(done, after) if after else latest
    former = _the(done, before) if before else done.filter(pk__lt=later.pk).first()
    if former is None or former.pk == later.pk:
        return None
    first, last = sorted((former, later), key=lambda one: one.pk)
    return Pair(first, last, clock.today() if last.pk == latest.pk else last.as_of)


def _the(done: QuerySet[Checkup], checkup_id: int) -> Checkup:
    found = done.filter(pk=checkup_id).first()
    if found is None:
        raise NotFound
    return found


def differences(reach: Reach, pair: Pair) -> QuerySet[Finding]:
    """Every finding that stood at either check-up, with what became of it; most urgent first.

    ``change`` is one of ``Change``, and ``rank`` orders them; ``was`` and ``then`` are its outcome at
    the two check-ups, "" where it did not stand; ``excused`` says whether it was waived at the earlier,
    and ``became`` what one that is gone is now: sound, not applicable, or "" where that is not certain.
    What was cleared in between and stood again counts as persisting, once.
    """
    before, after = pair.before, pair.after
    stood, stands = _standing_at(before), _standing_at(after)
    findings = all_findings(reach).filter(stood | stands)
    # A stretch that ended in between is told by the one that stands now, if there is one.
    same_now = Finding.objects.filter(_standing_at(after), **_SAME)
    findings = findings.filter(stands | ~Exists(same_now))
    same_then = Finding.objects.filter(_standing_at(before), **_SAME).values("pk")[:1]
    old = Case(When(stood, then=F("pk")), When(earlier__isnull=False, then=Subquery(same_then)))
    earlier = Finding.objects.filter(pk=OuterRef("old")).values("outcome")
    found = findings.annotate(old=old).annotate(
        was=Coalesce(_turned_after(before, "old"), Subquery(earlier), Value("")),
        then=Case(
            When(stands, then=Coalesce(_turned_after(after, "pk"), F("outcome"))),
            default=Value(""),
        ),
        excused=Exists(_waivers("old", before.as_of)),
    )
    whens, order = _changes(_waivers("pk", pair.on)), list(Change)
    told = (When(condition, then=Value(change)) for condition, change in whens)
    ranks = (When(condition, then=Value(order.index(change))) for condition, change in whens)
    return found.annotate(became=_became(pair)).annotate(
        change=Case(*told, default=Value(Change.NEW), output_field=CharField()),
        rank=Case(*ranks, default=Value(order.index(Change.NEW))),
    )


def _changes(waivers: QuerySet[Waiver]) -> list[tuple[Q | Combinable, Change]]:
    """Which ``Change`` it is by the first that holds, of a finding with ``was``, ``then``, ``excused``."""
    known = ~Q(was="")
    return [
        (Q(then="", became=Outcome.NOT_APPLICABLE), Change.LAPSED),
        (Q(then=""), Change.CLEARED),
        (Exists(waivers) & Q(excused=True), Change.EXCUSED),
        (Exists(waivers), Change.WAIVED),
        (Q(excused=True), Change.RESUMED),
        (Q(was=Outcome.UNKNOWN, then__in=_AGAINST), Change.CONFIRMED),
        (Q(was__in=_AGAINST, then=Outcome.UNKNOWN), Change.DOUBTED),
        (known & ~Q(was=F("then")), Change.REGRADED),
        (known, Change.PERSISTING),
        (Q(earlier__isnull=False), Change.RETURNED),
    ]


def gone_between(reach: Reach, pair: Pair) -> QuerySet[Finding]:
    """The findings that stood at the earlier check-up and were cleared up to the later."""
    since = Q(first_checkup__lte=pair.before.pk, cleared_checkup__gt=pair.before.pk)
    return all_findings(reach).filter(since, cleared_checkup__lte=pair.after.pk)


def counted_as(found: QuerySet[Finding], outcome: str) -> QuerySet[Finding]:
    """Those of ``differences`` that counted as ``outcome`` at one of the two check-ups, as in ``balance_of``.

    As "waived" those that were waived at one of them.
    """
    waived = (Change.WAIVED, Change.EXCUSED)
    if outcome == "waived":
        return found.filter(Q(excused=True) | Q(change__in=waived))
    return found.filter(Q(was=outcome, excused=False) | Q(then=outcome) & ~Q(change__in=waived))


def _became(pair: Pair) -> Case:
    """What the rule says of a subject it no longer finds fault with; tallies keep no subjects.

    Where nothing at the unit was sound, it does not apply any more; where something was, it is this
    subject if there is no other of its kind.
    """
    tally = Tally.objects.filter(unit=OuterRef("unit"), rule=OuterRef("rule"))
    sound = Exists(tally.filter(checkup=pair.after, outcome=Outcome.SOUND))
    others = Organisation.objects.filter(
        unit=OuterRef("unit"), kind=OuterRef("organisation__kind")
    ).exclude(pk=OuterRef("organisation"))
    gone = Q(organisation__closed_on__lte=pair.after.as_of)
    alone = Q(organisation__isnull=True) | ~Exists(others)
    return Case(
        When(~Q(then=""), then=Value("")),
        When(~sound | gone, then=Value(Outcome.NOT_APPLICABLE)),
        When(alone, then=Value(Outcome.SOUND)),
        default=Value(""),
        output_field=CharField(),
    )


def _waivers(finding: str, on: date) -> QuerySet[Waiver]:
    """The waivers that cover the finding, whose id is in ``finding``, on a day."""
    return Waiver.objects.filter(
        Q(undone_on__isnull=True) | Q(undone_on__gt=on),
        finding=OuterRef(finding),
        given_on__lte=on,
        until__gte=on,
    )


def _standing_at(checkup: Checkup) -> Q:
    """Findings that ``checkup`` saw."""
    uncleared = Q(cleared_checkup__isnull=True) | Q(cleared_checkup__gt=checkup.pk)
    return Q(first_checkup__lte=checkup.pk) & uncleared


def _turned_after(checkup: Checkup, finding: str) -> Subquery:
    """What a finding was until its next turn after ``checkup``; null if it did not turn again."""
    later = Turn.objects.filter(finding=OuterRef(finding), checkup__gt=checkup.pk)
    return Subquery(later.order_by("checkup_id").values("before")[:1])


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
