"""What a person may read of their own memberships, without any duty."""

from collections.abc import Iterable
from datetime import date

from qunqiao.kit.errors import NotFound
from qunqiao.people.models import Person
from qunqiao.registry.models import Membership, Transfer
from qunqiao.registry.queries.days import in_force


def own_memberships(person: Person, on: date) -> list[Membership]:
    """The person's memberships in force on a day."""
    mine = Membership.objects.filter(in_force(on, "joined_on", "left_on"), person=person)
    return list(mine.select_related("organisation__unit").order_by("pk"))


def own_membership(person: Person, membership_id: int, on: date) -> Membership:
    """One of these, or ``NotFound`` whether it is somebody else's, over, or does not exist."""
    for membership in own_memberships(person, on):
        if membership.pk == membership_id:
            return membership
    raise NotFound


def own_transfer(person: Person, transfer_id: int) -> Transfer:
    """A transfer of one's own membership, or ``NotFound``."""
    found = Transfer.objects.filter(person=person, pk=transfer_id).first()
    if found is None:
        raise NotFound
    return found


def latest_transfers(memberships: Iterable[Membership]) -> dict[int, Transfer]:
    """What was last asked for each of these memberships, by its id; one query."""
    asked = Transfer.objects.filter(membership__in=[one.pk for one in memberships])
    asked = asked.select_related(
        "from_organisation", "to_organisation__unit", "asked_by", "escalated_to"
    )
    return {transfer.membership_id: transfer for transfer in asked.order_by("pk")}
