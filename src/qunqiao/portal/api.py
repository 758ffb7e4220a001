"""The portal for machines: one's own unit, its organisations and who speaks for one there."""

from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Router, Schema

from qunqiao.kit import clock
from qunqiao.people.api.access import Scope, reads, who
from qunqiao.portal.queries import MyOrganisation, MyPlace, my_place
from qunqiao.registry.api.answers import Body, OrganisationKind, Title, UnitBrief, VenueOut
from qunqiao.registry.models import Appointment

router = Router(tags=["me"])


class OfficerOut(Schema):
    """Who holds a post in an organisation of one's own; members may know their officers."""

    name: str
    body: Body
    title: Title

    @staticmethod
    def resolve_name(held: Appointment) -> str:
        """Of the person."""
        return held.person.name

    @staticmethod
    def resolve_body(held: Appointment) -> str:
        """Of the post."""
        return held.post.body

    @staticmethod
    def resolve_title(held: Appointment) -> str:
        """Of the post."""
        return held.post.title


class MyOrganisationOut(Schema):
    """An organisation as its members see it; ``joined_on`` is null for who is no member."""

    id: int
    name: str
    kind: OrganisationKind
    term: int | None
    due_on: date | None
    joined_on: date | None
    officers: list[OfficerOut]

    @staticmethod
    def resolve_id(mine: MyOrganisation) -> int:
        """Of the organisation."""
        return mine.organisation.pk

    @staticmethod
    def resolve_name(mine: MyOrganisation) -> str:
        """Of the organisation."""
        return mine.organisation.name

    @staticmethod
    def resolve_kind(mine: MyOrganisation) -> str:
        """Of the organisation."""
        return mine.organisation.kind

    @staticmethod
    def resolve_term(mine: MyOrganisation) -> int | None:
        """The number of the running term."""
        return mine.term.number if mine.term else None


class MyPlaceOut(Schema):
    """Where a person works: the units above from the top, organisations and places."""

    above: list[UnitBrief]
    organisations: list[MyOrganisationOut]
    venues: list[VenueOut]


@router.get("/me/unit", **reads(Scope.ME, MyPlaceOut, _("本人所在单位")))
def get_my_unit(request: HttpRequest) -> MyPlace:
    """One's own unit: its organisations, who is on their committees until when, and its places."""
    _reach, person = who(request)
    return my_place(person, clock.today())
