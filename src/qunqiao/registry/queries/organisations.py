"""Organisations as lists and records read them, on a day."""

from collections.abc import Callable
from datetime import date

from django.db.models import F, Func, IntegerField, OuterRef, Q, QuerySet, Subquery

from qunqiao.kit.errors import NotFound
from qunqiao.people.models import Unit
from qunqiao.people.policy import STAFF, Reach
from qunqiao.people.queries import under
from qunqiao.registry.models import Membership, Organisation
from qunqiao.registry.queries import terms
from qunqiao.registry.queries.days import in_force

Narrow = Callable[[QuerySet[Organisation]], QuerySet[Organisation]]


def visible_organisations(reach: Reach) -> QuerySet[Organisation]:
    """Every organisation, closed or not, at the units one may see, in tree order."""
    organisations = Organisation.objects.filter(under(reach.paths(STAFF), "unit__path"))
    return organisations.select_related("unit").order_by("unit__path", "code")


def standing(reach: Reach, day: date) -> QuerySet[Organisation]:
    """Visible organisations on the register on ``day``."""
    return visible_organisations(reach).filter(on_register(day))


def closed(reach: Reach, day: date) -> QuerySet[Organisation]:
    """Visible organisations closed by ``day``."""
    return visible_organisations(reach).filter(closed_on__lte=day)


def organisations_on(reach: Reach, day: date) -> QuerySet[Organisation]:
    """Visible organisations on the register on ``day``, ready to be listed."""
    return listed(standing(reach, day), day)


def closed_organisations(reach: Reach, day: date) -> QuerySet[Organisation]:
    """Visible organisations closed by ``day``, ready to be listed."""
    return listed(closed(reach, day), day)


def listed(organisations: QuerySet[Organisation], day: date) -> QuerySet[Organisation]:
    """``organisations`` with ``member_count`` and the running term's days on ``day``."""
    # Everybody's day of joining is known, unlike other begins; to ask whether it is takes a tenth longer.
    lasting = Q(left_on__isnull=True) | Q(left_on__gt=day)
    members = Membership.objects.filter(lasting, joined_on__lte=day)
    # A bare COUNT, not Django's aggregate: that one groups, and finds no row where nobody is.
    counted = members.filter(organisation=OuterRef("pk")).order_by()
    number = Subquery(
        counted.annotate(n=Func(F("pk"), function="COUNT", output_field=IntegerField())).values("n")
    )
    return terms.with_running_term(organisations.annotate(member_count=number), day)


def on_register(day: date) -> Q:
    """Founded by ``day`` (or nobody knows when) and not closed."""
    return in_force(day, "founded_on", "closed_on")


def in_state(
    organisations: QuerySet[Organisation], state: str, day: date
) -> QuerySet[Organisation]:
    """Those whose term is overdue, due within half a year, or not on record ("no_term")."""
    if state == "no_term":
        return organisations.filter(~terms.organisations_whose_term(terms.running(day)))
    return organisations.filter(terms.organisations_whose_term(terms.STATES[state](day)))


def organisations_at(unit: Unit, day: date) -> QuerySet[Organisation]:
    """The organisations of exactly this unit on the register, ready to be listed."""
    own = Organisation.objects.filter(on_register(day), unit=unit)
    return listed(own.select_related("unit").order_by("kind", "code"), day)


def the_organisation(reach: Reach, organisation_id: int) -> Organisation:
    """One visible organisation, closed or not, or ``NotFound``."""
    organisation = visible_organisations(reach).filter(pk=organisation_id).first()
    if organisation is None:
        raise NotFound
    return organisation
