"""The ledger: what each body asks and is asked in a month, never as a ranking."""

import calendar
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum

from qunqiao.burden.models import Asked, Charge
from qunqiao.burden.policy import ANSWERING, SMALLEST_CELL
from qunqiao.kit.errors import NotFound
from qunqiao.people.models import Unit
from qunqiao.people.policy import OVERSEERS, STAFF, Reach
from qunqiao.people.queries import under

_AN_HOUR = Decimal(60)


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the calendar."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02d}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    @property
    def before(self) -> "Month":
        """The month before."""
        return Month(self.year - 1, 12) if self.number == 1 else Month(self.year, self.number - 1)


@dataclass(frozen=True, slots=True)
class Sums:
    """What so many ``items`` cost: ``minutes`` by estimate."""

    items: int = 0
    minutes: int = 0

    @property
    def hours(self) -> Decimal:
        """The minutes as hours with one place."""
        return in_hours(self.minutes)


@dataclass(frozen=True, slots=True)
class Line:
    """One body of the ledger: what it asks, and what it is asked."""

    asks: Sums
    is_asked: Sums


def month_of(day: date) -> Month:
    """The month in which ``day`` lies."""
    return Month(day.year, day.month)


def in_hours(minutes: int) -> Decimal:
    """Minutes as hours with one place, half up."""
    return (Decimal(minutes) / _AN_HOUR).quantize(Decimal("0.1"), ROUND_HALF_UP)


def months() -> list[Month]:
    """The months in which anything was asked, the latest first."""
    return [month_of(day) for day in Charge.objects.dates("on", "month", order="DESC")]


def _inside(month: Month, field: str = "on") -> Q:
    return Q(**{f"{field}__gte": month.first, f"{field}__lte": month.last})


def bodies(month: Month) -> QuerySet[Unit]:
    """The units that asked or were asked for something in the month; every body's, in tree order."""
    asks = Charge.objects.filter(_inside(month), unit=OuterRef("pk"))
    asked = Asked.objects.filter(_inside(month, "charge__on"), unit=OuterRef("pk"))
    units: QuerySet[Unit] = Unit.objects.filter(Exists(asks) | Exists(asked))
    return units.order_by("path")


def lines(month: Month) -> Callable[[Unit], Line]:
    """What a unit asks and is asked in the month; two queries for all units together."""
    cost = Sum(F("minutes") * F("recipients"), default=0)
    asks = _sums(Charge.objects.filter(_inside(month)).order_by().values_list("unit"), cost)
    cost = Sum(F("charge__minutes") * F("count"), default=0)
    rows = Asked.objects.filter(_inside(month, "charge__on")).order_by().values_list("unit")
    asked = _sums(rows, cost)
    nothing = Sums()
    return lambda unit: Line(asks.get(unit.pk, nothing), asked.get(unit.pk, nothing))


def _sums(rows: QuerySet[Any, Any], cost: Sum) -> dict[int, Sums]:
    counted: Iterable[Any] = rows.annotate(items=Count("pk"), cost=cost)
    return {unit: Sums(items, minutes) for unit, items, minutes in counted}


def total(month: Month) -> Sums:
    """All that was asked in the month."""
    cost = Sum(F("minutes") * F("recipients"), default=0)
    found = Charge.objects.filter(_inside(month)).aggregate(items=Count("pk"), minutes=cost)
    return Sums(found["items"], found["minutes"])


def own_line(reach: Reach, month: Month) -> Line:
    """What the units of one's own duties ask and are asked in the month; two queries."""
    at = {duty.unit_id for duty in reach.duties}
    asks = Charge.objects.filter(_inside(month), unit__in=at)
    cost = Sum(F("minutes") * F("recipients"), default=0)
    one = asks.aggregate(items=Count("pk"), minutes=cost)
    asked = Asked.objects.filter(_inside(month, "charge__on"), unit__in=at)
    cost = Sum(F("charge__minutes") * F("count"), default=0)
    other = asked.aggregate(items=Count("charge", distinct=True), minutes=cost)
    return Line(Sums(**one), Sums(**other))


def visible_charges(reach: Reach) -> QuerySet[Charge]:
    """The entries of the bodies one oversees, and those that ask one's own units."""
    own = under(reach.paths(OVERSEERS), "unit__path")
    asked = Asked.objects.filter(under(reach.paths(STAFF), "unit__path")).values("charge")
    return Charge.objects.filter(own | Q(pk__in=asked)).select_related("unit")


def in_month(charges: QuerySet[Charge], month: Month) -> QuerySet[Charge]:
    """Those of ``charges`` that were made in the month."""
    return charges.filter(_inside(month))


def around(charges: QuerySet[Charge], unit: Unit) -> QuerySet[Charge]:
    """Those of ``charges`` that this unit asked of others, or others of it."""
    asked = Asked.objects.filter(unit=unit).values("charge")
    return charges.filter(Q(unit=unit) | Q(pk__in=asked))


def the_charge(reach: Reach, charge_id: int) -> Charge:
    """One visible entry, or ``NotFound``."""
    found = visible_charges(reach).filter(pk=charge_id).first()
    if found is None:
        raise NotFound
    return found


def own_asked(reach: Reach, charge: Charge) -> QuerySet[Asked]:
    """The units at which one's duty lies, among those that are asked."""
    at = [duty.unit_id for duty in reach.duties if duty.role in ANSWERING]
    rows = Asked.objects.filter(charge=charge, unit__in=at)
    return rows.select_related("unit", "charge__unit").order_by("unit__path")


def asked_names(reach: Reach, charge: Charge) -> list[str]:
    """The units an entry asks, in tree order: all for the body that asked, else one's own."""
    rows = Asked.objects.filter(charge=charge)
    if not reach.has(OVERSEERS, charge.unit):
        rows = rows.filter(under(reach.paths(STAFF), "unit__path"))
    return list(rows.order_by("unit__path").values_list("unit__name", flat=True))


def the_asked(reach: Reach, charge_id: int, unit_id: int) -> Asked:
    """One of one's own units that an entry asks, or ``NotFound``."""
    mine = Asked.objects.filter(under(reach.paths(ANSWERING), "unit__path"))
    found = (
        mine.select_related("unit", "charge").filter(charge__pk=charge_id, unit__pk=unit_id).first()
    )
    if found is None:
        raise NotFound
    return found


def measured(charge: Charge) -> Decimal | None:
    """The mean of what recipients said it took, in minutes; None while so few have said it."""
    if charge.told_count < SMALLEST_CELL:
        return None
    mean = Decimal(charge.told_sum) / charge.told_count
    return mean.quantize(Decimal(1), ROUND_HALF_UP)
