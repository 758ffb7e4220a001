"""Persons and memberships as the registry's lists read them."""

from datetime import date

from django.db.models import Q, QuerySet

from qunqiao.people.models import Person
from qunqiao.people.policy import STAFF, Reach
from qunqiao.people.queries import under, visible_people
from qunqiao.registry.models import Membership, Organisation
from qunqiao.registry.queries.days import in_force


def people_on(reach: Reach, day: date) -> QuerySet[Person]:
    """Visible persons who had not left by ``day``; the registry does not know when they came."""
    return visible_people(reach).filter(Q(left_on__isnull=True) | Q(left_on__gt=day))


def people_left(reach: Reach, day: date) -> QuerySet[Person]:
    """Visible persons who had left by ``day``."""
    return visible_people(reach).filter(left_on__lte=day)


def visible_memberships(reach: Reach, day: date) -> QuerySet[Membership]:
    """Memberships begun by ``day`` of organisations one may see, ended ones too."""
    memberships = Membership.objects.filter(under(reach.paths(STAFF), "organisation__unit__path"))
    begun = memberships.filter(joined_on__lte=day)
    return begun.select_related("organisation__unit", "person__unit")


def is_member(day: date) -> Q:
    """Memberships in force on ``day``."""
    return in_force(day, "joined_on", "left_on")


def members_on(organisation: Organisation, day: date) -> QuerySet[Membership]:
    """The organisation's memberships in force on ``day``, with their persons."""
    members = Membership.objects.filter(is_member(day), organisation=organisation)
    return members.select_related("person__unit").order_by("person__staff_number")


def memberships_of(person: Person, day: date) -> QuerySet[Membership]:
    """The person's memberships begun by ``day``, the newest first."""
    begun = Membership.objects.filter(person=person, joined_on__lte=day)
    return begun.select_related("organisation__unit").order_by("-joined_on", "-pk")
