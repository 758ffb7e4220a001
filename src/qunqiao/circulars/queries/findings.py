"""Findings over a span: what stood at its beginning, came, returned, went, and stands at its end.

Of each finding the days of its check-ups count, not those on which they were ordered. What stood
before, came and returned is what was cleared and what stands: a test holds the sum.
"""

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from qunqiao.checkups.models import Checkup, Finding, Outcome, Turn, Waiver
from qunqiao.circulars.queries.scope import Scope
from qunqiao.people.queries import under

Rows = QuerySet[Finding]


def checked_by(scope: Scope) -> Checkup | None:
    """The last completed check-up of a day up to the end of the span."""
    done = Checkup.objects.filter(state=Checkup.State.DONE, as_of__lte=scope.day)
    return done.order_by("-as_of", "-pk").first()


def breaches(scope: Scope) -> Rows:
    """What was found by the end of the span, cleared since or not, and was a breach then."""
    later = Turn.objects.filter(finding=OuterRef("pk"), checkup__as_of__gt=scope.day)
    outcome = Subquery(later.order_by("checkup__as_of", "pk").values("before")[:1])
    found = Finding.objects.filter(
        under([scope.unit.path], "unit__path"), first_checkup__as_of__lte=scope.day
    )
    found = found.filter(theme=scope.theme) if scope.theme else found
    told = found.alias(then=Coalesce(outcome, F("outcome"))).filter(then=Outcome.BREACH)
    return told.select_related("unit", "first_checkup", "cleared_checkup")


def before(scope: Scope) -> Rows:
    """What stood when the span began."""
    uncleared = Q(cleared_checkup=None) | Q(cleared_checkup__as_of__gt=scope.since)
    return breaches(scope).filter(uncleared, first_checkup__as_of__lte=scope.since)


def found(scope: Scope) -> Rows:
    """What was found in the span for the first time."""
    return _came(scope).filter(earlier=None)


def returned(scope: Scope) -> Rows:
    """What had been cleared and was found in the span again."""
    return _came(scope).filter(earlier__isnull=False)


def cleared(scope: Scope) -> Rows:
    """What a check-up in the span no longer found."""
    return breaches(scope).filter(
        cleared_checkup__as_of__gt=scope.since, cleared_checkup__as_of__lte=scope.day
    )


def standing(scope: Scope) -> Rows:
    """What stands at the end of the span and is not waived."""
    return _uncleared(scope).exclude(_waived(scope))


def waived(scope: Scope) -> Rows:
    """What stands at the end of the span and need not be dealt with for a time."""
    return _uncleared(scope).filter(_waived(scope))


def concerned(scope: Scope) -> Rows:
    """All that stood, came or went in the span."""
    gone = Q(cleared_checkup__as_of__lte=scope.since)
    return breaches(scope).exclude(gone)


def _came(scope: Scope) -> Rows:
    return breaches(scope).filter(first_checkup__as_of__gt=scope.since)


def _uncleared(scope: Scope) -> Rows:
    return breaches(scope).filter(Q(cleared_checkup=None) | Q(cleared_checkup__as_of__gt=scope.day))


def _waived(scope: Scope) -> Exists:
    given = Waiver.objects.filter(
        Q(undone_on=None) | Q(undone_on__gt=scope.day),
        finding=OuterRef("pk"),
        given_on__lte=scope.day,
        until__gte=scope.day,
    )
    return Exists(given)
