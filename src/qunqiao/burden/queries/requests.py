"""Reads of requests for data: one's own, and those that ask one's units."""

from collections.abc import Sequence

from django.db.models import Count, Prefetch, Q, QuerySet

from qunqiao.burden.models import Answer, Recipient, Request
from qunqiao.burden.policy import ANSWERING
from qunqiao.kit import clock
from qunqiao.kit.errors import NotFound
from qunqiao.people.models import Unit
from qunqiao.people.policy import OVERSEERS, STAFF, Reach
from qunqiao.people.queries import under, visible_units

MOST_UNITS = 400


def visible_requests(reach: Reach) -> QuerySet[Request]:
    """The requests of the bodies one oversees, and the sent ones that ask one's units.

    Each with ``asked_count`` and ``answered_count``.
    """
    own = under(reach.paths(OVERSEERS), "unit__path")
    asked = Recipient.objects.filter(under(reach.paths(STAFF), "unit__path")).values("request")
    sent = Q(pk__in=asked) & ~Q(state=Request.State.DRAFT)
    requests = Request.objects.filter(own | sent).select_related("unit", "charge")
    return requests.annotate(
        asked_count=Count("recipients", distinct=True),
        answered_count=Count(
            "recipients", filter=Q(recipients__answered_on__isnull=False), distinct=True
        ),
    )


def the_request(reach: Reach, request_id: int) -> Request:
    """One visible request with its fields, or ``NotFound``."""
    found = visible_requests(reach).prefetch_related("fields").filter(pk=request_id).first()
    if found is None:
        raise NotFound
    return found


def asked_count(request: Request) -> int:
    """How many units a request of ``visible_requests`` asks."""
    count: int = request.asked_count  # type: ignore[attr-defined]  # set by visible_requests
    return count


def the_recipient(reach: Reach, request_id: int, unit_id: int) -> Recipient:
    """A unit of one's own that is asked by a sent request, or ``NotFound``."""
    mine = Recipient.objects.filter(under(reach.paths(STAFF), "unit__path"))
    mine = mine.exclude(request__state=Request.State.DRAFT)
    rows = mine.select_related("unit", "request__unit").prefetch_related("request__fields")
    found = rows.filter(request__pk=request_id, unit__pk=unit_id).first()
    if found is None:
        raise NotFound
    return found


def own_recipients(reach: Reach, request: Request) -> QuerySet[Recipient]:
    """The units at which one's duty to answer lies, among those that are asked."""
    at = [duty.unit_id for duty in reach.duties if duty.role in ANSWERING]
    mine = Recipient.objects.filter(request=request, unit__in=at)
    return mine.select_related("unit").order_by("unit__path")


def answers_of(request: Request) -> QuerySet[Recipient]:
    """The units that are asked, in tree order, each with its ``given`` answers."""
    given = Prefetch("answers", Answer.objects.order_by("field__number"), to_attr="given")
    rows = Recipient.objects.filter(request=request)
    return rows.select_related("unit").prefetch_related(given)


def value_of(recipient: Recipient, field_id: int) -> str:
    """What a unit of ``answers_of`` gave to a field; "" for nothing."""
    given: Sequence[Answer] = recipient.given  # type: ignore[attr-defined]  # set by answers_of
    return next((answer.value for answer in given if answer.field_id == field_id), "")


def answers_given(recipient: Recipient) -> dict[int, str]:
    """What this unit has answered so far, by field id."""
    return dict(recipient.answers.values_list("field", "value"))


def requests_waiting(reach: Reach) -> QuerySet[Recipient]:
    """What one's own units are asked and have not answered, the first due first."""
    at = [duty.unit_id for duty in reach.duties if duty.role in ANSWERING]
    waiting = Recipient.objects.filter(
        unit__in=at,
        answered_on__isnull=True,
        request__state=Request.State.SENT,
        request__due_on__gte=clock.today(),
    )
    return waiting.select_related("request__unit", "unit").order_by("request__due_on", "pk")


def units_to_ask(reach: Reach) -> QuerySet[Unit]:
    """The open units one oversees, in tree order: all if they are few, else the upper ones."""
    units = visible_units(reach, OVERSEERS).filter(closed_on__isnull=True)
    if units.count() <= MOST_UNITS:
        return units
    upper = min((len(path) for path in reach.paths(OVERSEERS)), default=0) // Unit.steplen + 1
    return units.filter(depth__lte=upper)


def asking_units(reach: Reach) -> QuerySet[Unit]:
    """The bodies in whose name one may ask: the units at which one's overseeing duties lie."""
    own = {duty.unit_id for duty in reach.duties if duty.role in OVERSEERS}
    return visible_units(reach, OVERSEERS).filter(pk__in=own, closed_on__isnull=True)


def with_those_below(units: Sequence[Unit]) -> list[Unit]:
    """The open units of these branches, each once, in tree order."""
    paths = [unit.path for unit in units]
    return list(Unit.objects.filter(under(paths), closed_on__isnull=True).order_by("path"))
