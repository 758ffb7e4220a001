"""Builders for the portal's tests: an organisation with a term, a committee and a venue."""

from datetime import date

from qunqiao.people.models import Person, Unit
from qunqiao.registry.models import Appointment, Membership, Organisation, Post, Term, Venue


def a_union(unit: Unit, chair: Person, code: str = "gh-1") -> Organisation:
    """A trade union at ``unit`` whose chair serves until 1 March 2027."""
    union = Organisation.objects.create(
        code=code, name=f"{unit.name}工会", unit=unit, kind="trade_union", tier="committee"
    )
    Term.objects.create(organisation=union, number=3, began_on=date(2022, 3, 1), years=5)
    post = Post.objects.create(
        code=f"{code}-1", organisation=union, body="committee", title="chair"
    )
    Appointment.objects.create(post=post, person=chair, began_on=date(2022, 3, 1))
    return union


def a_member(person: Person, union: Organisation) -> Membership:
    """``person`` joined ``union`` in 2021."""
    return Membership.objects.create(person=person, organisation=union, joined_on=date(2021, 6, 1))


def a_venue(unit: Unit, code: str = "v-1") -> Venue:
    """A staff home at ``unit``."""
    return Venue.objects.create(code=code, unit=unit, name="职工之家", kind="staff_home", area=80)
