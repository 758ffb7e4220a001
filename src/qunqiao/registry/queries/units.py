"""Units as the registry reads them: on the register on a day, and what each has."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from qunqiao.kit.addresses import number_of
from qunqiao.kit.statements import Statement, Statements, statement
from qunqiao.people.models import Person, Unit
from qunqiao.people.policy import STAFF, Reach
from qunqiao.people.queries import visible_units
from qunqiao.registry.models import Organisation
from qunqiao.registry.queries.days import in_force

_MOST_CHOICES = 200
_CHOICES = Statements(most=500)


def units_on(reach: Reach, day: date) -> QuerySet[Unit]:
    """Visible units on the register on ``day``, each with ``organisation_count`` of its own."""
    return with_organisations(standing_units(reach, day), day)


def standing_units(reach: Reach, day: date) -> QuerySet[Unit]:
    """Visible units on the register on ``day``."""
    return visible_units(reach).filter(in_force(day, "opened_on", "closed_on"))


def with_organisations(units: QuerySet[Unit], day: date) -> QuerySet[Unit]:
    """``units`` with ``organisation_count``, of exactly the unit's own, on ``day``."""
    own = Organisation.objects.filter(in_force(day, "founded_on", "closed_on"), unit=OuterRef("pk"))
    counted = own.order_by().values("unit").annotate(n=Count("pk")).values("n")
    listed: QuerySet[Unit] = units.annotate(organisation_count=Coalesce(Subquery(counted), 0))
    return listed


def closed_units(reach: Reach, day: date) -> QuerySet[Unit]:
    """Visible units that were closed by ``day``, latest first."""
    return visible_units(reach).filter(closed_on__lte=day).order_by("-closed_on")


class UnitChoice(NamedTuple):
    """A unit as a filter offers it."""

    pk: int
    path: str
    depth: int
    name: str


def unit_choices(reach: Reach, chosen: str) -> Sequence[UnitChoice]:
    """Units to offer as a filter: all if they are few, else the top two levels and the chosen one.

    Three thousand names in a choice list help nobody; deeper units are reached through their page.
    """
    paths = tuple(reach.paths(STAFF))
    units = _offered(paths, lambda: visible_units(reach)[: _MOST_CHOICES + 1])
    if len(units) <= _MOST_CHOICES:
        return units
    # A unit's depth is the length of its path in steps.
    depth = min(map(len, paths)) // Unit.steplen + 1
    offered = _offered(
        (*paths, depth), lambda: visible_units(reach).filter(depth__lte=depth)[:_MOST_CHOICES]
    )
    wanted = number_of(chosen)
    if wanted is not None and wanted not in {unit.pk for unit in offered}:
        one = visible_units(reach).filter(pk=wanted)
        offered += _named(tuple(one.values_list(*UnitChoice._fields)))
    return offered


def _offered(key: Hashable, units: Callable[[], QuerySet[Unit]]) -> tuple[UnitChoice, ...]:
    def write() -> Statement:
        return statement(units().values_list(*UnitChoice._fields))

    return _named(tuple(_CHOICES.of(key, write).rows()))


@lru_cache(maxsize=500)
def _named(rows: tuple[tuple[Any, ...], ...]) -> tuple[UnitChoice, ...]:
    return tuple(UnitChoice(*row) for row in rows)


def sub_units(unit: Unit, day: date) -> QuerySet[Unit]:
    """The units directly below on ``day``, each with ``organisation_count`` of its own."""
    children = unit.get_children().filter(in_force(day, "opened_on", "closed_on"))
    listed: QuerySet[Unit] = children.order_by("path")
    return with_organisations(listed, day)


@dataclass(frozen=True, slots=True)
class Below:
    """What the branch below a unit comes to, the unit itself left out."""

    units: int
    organisations: int
    people: int


def below(unit: Unit, day: date) -> Below:
    """The units of every level below on ``day``, their organisations and persons; three queries."""
    units = unit.get_descendants().filter(in_force(day, "opened_on", "closed_on"))
    branch = {"unit__path__startswith": unit.path, "unit__depth__gt": unit.depth}
    organisations = Organisation.objects.filter(in_force(day, "founded_on", "closed_on"), **branch)
    return Below(units.count(), organisations.count(), _present(day).filter(**branch).count())


def people_count(unit: Unit, day: date) -> int:
    """How many persons of exactly this unit had not left by ``day``."""
    return _present(day).filter(unit=unit).count()


def _present(day: date) -> QuerySet[Person]:
    people = Person.objects.filter(is_system=False, merged_into__isnull=True)
    return people.filter(Q(left_on__isnull=True) | Q(left_on__gt=day))


def visible_ancestors(reach: Reach, unit: Unit) -> list[Unit]:
    """The units above ``unit`` that the reader may open, from the top down."""
    return [above for above in unit.get_ancestors() if reach.has(STAFF, above)]
