"""Reads of check-ups: which there were, the latest, and what one changed."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum

from qunqiao.checkups import policy
from qunqiao.checkups.models import Checkup, Finding, Tally
from qunqiao.kit.errors import NotFound
from qunqiao.people.policy import STAFF, Reach
from qunqiao.people.queries import under


@dataclass(frozen=True, slots=True)
class Turnover:
    """How many findings a check-up opened, saw again, saw return, and cleared."""

    new: int
    persisting: int
    returned: int
    cleared: int


def visible_checkups(reach: Reach) -> QuerySet[Checkup]:
    """Every check-up, newest first, for those who may read findings; their counts are scoped apart."""
    if not policy.may_read_findings(reach):
        return Checkup.objects.none()
    return Checkup.objects.select_related("snapshot", "ordered_by")


def the_checkup(reach: Reach, checkup_id: int) -> Checkup:
    """One check-up, or ``NotFound``."""
    checkup = visible_checkups(reach).filter(pk=checkup_id).first()
    if checkup is None:
        raise NotFound
    return checkup


def some_checkup(checkup_id: int) -> Checkup | None:
    """The check-up a job was told to run."""
    return Checkup.objects.filter(pk=checkup_id).first()


def numbered_checkup(number: int) -> Checkup | None:
    """The check-up that people call the one of this number."""
    return Checkup.objects.filter(number=number).first()


def latest_checkup() -> Checkup | None:
    """The newest one that was completed; what the findings stand at."""
    done = Checkup.objects.filter(state=Checkup.State.DONE)
    return done.select_related("snapshot").order_by("-pk").first()


def outcomes_in(reach: Reach, checkup: Checkup) -> dict[str, int]:
    """How often each outcome came up in the units one may see; "not applicable" is not kept."""
    tallies = Tally.objects.filter(checkup=checkup).filter(under(reach.paths(STAFF), "unit__path"))
    return dict(tallies.values_list("outcome").annotate(n=Sum("count")).order_by("outcome"))


def turnover(reach: Reach, checkup: Checkup) -> Turnover:
    """What ``checkup`` changed among the findings one may see; one query."""
    findings = Finding.objects.filter(under(reach.paths(STAFF), "unit__path"))
    counts = findings.aggregate(
        new=Count("pk", filter=Q(first_checkup=checkup, earlier__isnull=True)),
        returned=Count("pk", filter=Q(first_checkup=checkup, earlier__isnull=False)),
        persisting=Count(
            "pk",
            filter=Q(first_checkup__lt=checkup.pk)
            & (Q(cleared_checkup__isnull=True) | Q(cleared_checkup__gt=checkup.pk)),
        ),
        cleared=Count("pk", filter=Q(cleared_checkup=checkup)),
    )
    return Turnover(**counts)
