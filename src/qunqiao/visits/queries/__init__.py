"""Reads of visits: one's own, those to the units below one, and the units nobody has been to."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from qunqiao.kit.addresses import number_of
from qunqiao.kit.errors import NotFound
from qunqiao.needs.models import Need
from qunqiao.needs.policy import ANSWERING
from qunqiao.people.models import Unit
from qunqiao.people.policy import OVERSEERS, Reach
from qunqiao.people.queries import under, visible_units
from qunqiao.visits.models import Difficulty, Photo, Visit

MOST_UNITS = 300


def visible_visits(reach: Reach) -> QuerySet[Visit]:
    """One's own visits, and those to units below the ones one oversees, the latest first.

    Not those to one's own unit by others: what people say there is told to the bodies above. The
    unit gets the difficulties it has to see to, as needs.
    """
    paths = reach.paths(OVERSEERS)
    seen = under(paths, "unit__path") & ~Q(unit__path__in=paths)
    if reach.person is not None:
        seen |= Q(visitor=reach.person)
    found = Visit.objects.filter(seen).select_related("unit", "visitor__unit")
    return found.order_by("-visited_on", "-pk")


def with_difficulties(visits: QuerySet[Visit]) -> QuerySet[Visit]:
    """``visits`` as a list shows them, with ``difficulty_count``."""
    return visits.select_related("unit", "visitor__unit").annotate(
        difficulty_count=Count("difficulties")
    )


def the_visit(reach: Reach, visit_id: int) -> Visit:
    """One visible visit with its difficulties, or ``NotFound``."""
    told = Difficulty.objects.select_related("need__owner")
    found = visible_visits(reach).prefetch_related(Prefetch("difficulties", told))
    visit = found.filter(pk=visit_id).first()
    if visit is None:
        raise NotFound
    return visit


def photo_of(visit: Visit) -> Photo:
    """The picture of a visit, or ``NotFound``."""
    photo = Photo.objects.filter(visit=visit).first()
    if photo is None:
        raise NotFound
    return photo


def has_photo(visit: Visit) -> bool:
    """Whether there is a picture, without reading it."""
    return Photo.objects.filter(visit=visit).exists()


def visit_with(key: UUID) -> Visit | None:
    """What has arrived under this key, whoever sent it."""
    return Visit.objects.filter(key=key).first()


def units_to_visit(reach: Reach, asked: str = "") -> list[Unit]:
    """The open units one may visit, in tree order: all if they are few, else the upper ones.

    The one ``asked`` for by its id is among them.
    """
    units = visible_units(reach, ANSWERING).filter(closed_on__isnull=True)
    shown = list(units[: MOST_UNITS + 1])
    if len(shown) > MOST_UNITS:
        upper = min(len(path) for path in reach.paths(ANSWERING)) // Unit.steplen + 1
        shown = list(units.filter(depth__lte=upper)[:MOST_UNITS])
    wanted = number_of(asked)
    if wanted is not None and wanted not in {one.pk for one in shown}:
        shown += list(units.filter(pk=wanted))
    return shown


def untold_at(reach: Reach, units: Iterable[Unit]) -> list[Need]:
    """What one heard at these units and can now tell the outcome of."""
    found = Need.objects.filter(
        origin=Need.Origin.VISIT,
        state=Need.State.ANSWERED,
        raised_by=reach.person,
        about__in=list(units),
    )
    return list(found.select_related("about").order_by("answered_on", "pk")[:20])


def coverage(reach: Reach) -> QuerySet[Unit]:
    """The open units below the ones one oversees, with when each was last visited and heard.

    ``visited_on`` counts visits from outside of the unit, ``heard_on`` any need about it; None is
    never. The units are in tree order: nobody is first or last here.
    """
    paths = reach.paths(OVERSEERS)
    units = visible_units(reach, OVERSEERS).filter(closed_on__isnull=True).exclude(path__in=paths)
    visits = Visit.objects.filter(unit=OuterRef("pk")).exclude(visitor__unit=F("unit"))
    needs = Need.objects.filter(about=OuterRef("pk"))
    found: QuerySet[Unit] = units.annotate(
        visited_on=Subquery(visits.order_by("-visited_on").values("visited_on")[:1]),
        heard_on=Subquery(needs.order_by("-raised_on").values("raised_on")[:1]),
    )
    return found


def unheard_since(units: QuerySet[Unit], day: date) -> QuerySet[Unit]:
    """Of ``units`` with their coverage those neither visited nor heard on ``day`` or later."""
    visited = Q(visited_on__isnull=True) | Q(visited_on__lt=day)
    heard = Q(heard_on__isnull=True) | Q(heard_on__lt=day)
    return units.filter(visited & heard)
