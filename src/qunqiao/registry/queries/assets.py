"""What organisations work with: money by year and places, as lists read them."""

from datetime import date

from django.db.models import QuerySet

from qunqiao.people.models import Unit
from qunqiao.people.policy import STAFF, Reach
from qunqiao.people.queries import under
from qunqiao.registry.models import Fund, Organisation, Venue
from qunqiao.registry.queries.days import in_force, last_year


def funds_until(reach: Reach, day: date) -> QuerySet[Fund]:
    """The yearly money that was on record on ``day``, of organisations one may see."""
    funds = Fund.objects.filter(under(reach.paths(STAFF), "organisation__unit__path"))
    return funds.filter(year__lte=last_year(day)).select_related("organisation__unit")


def fund_years(reach: Reach, day: date) -> list[int]:
    """The years with money on record, the newest first."""
    years = funds_until(reach, day).order_by("-year").values_list("year", flat=True)
    return list(years.distinct())


def funds_of(organisation: Organisation, day: date) -> QuerySet[Fund]:
    """The organisation's money by year, the newest first."""
    funds = organisation.funds.filter(year__lte=last_year(day))
    return funds.select_related("organisation").order_by("-year")


def funds_at(unit: Unit, day: date) -> QuerySet[Fund]:
    """The money of exactly this unit's organisations, the newest year first."""
    funds = Fund.objects.filter(organisation__unit=unit, year__lte=last_year(day))
    return funds.select_related("organisation").order_by("-year", "organisation__code")


def venues_on(reach: Reach, day: date) -> QuerySet[Venue]:
    """The places in use on ``day`` at units one may see."""
    return visible_venues(reach).filter(in_force(day, "opened_on", "closed_on"))


def venues_closed(reach: Reach, day: date) -> QuerySet[Venue]:
    """The places out of use by ``day`` at units one may see."""
    return visible_venues(reach).filter(closed_on__lte=day)


def visible_venues(reach: Reach) -> QuerySet[Venue]:
    """Every place, in use or not, at units one may see, with its unit."""
    return Venue.objects.filter(under(reach.paths(STAFF), "unit__path")).select_related("unit")


def venues_at(unit: Unit, day: date) -> QuerySet[Venue]:
    """The places in use at exactly this unit on ``day``, by kind."""
    venues = Venue.objects.filter(in_force(day, "opened_on", "closed_on"), unit=unit)
    return venues.order_by("kind", "code")
