"""Persons and memberships, by name: the only endpoints that tell who somebody is."""

from datetime import date
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router, Schema

from qunqiao.kit.endpoints import AskedOn, Page, Record, having, ordered, paged, paged_few, sorting
from qunqiao.kit.narrowing import MOST_FOUND
from qunqiao.people.api.access import Scope, reads
from qunqiao.people.models import Person
from qunqiao.people.queries import the_person
from qunqiao.registry.api.answers import Body, Ended, OrganisationKind, Title
from qunqiao.registry.api.asking import ListAsked, inside, reader
from qunqiao.registry.models import Appointment
from qunqiao.registry.queries.finding import few
from qunqiao.registry.queries.organisations import the_organisation
from qunqiao.registry.queries.people import (
    is_member,
    memberships_of,
    people_left,
    people_on,
    visible_memberships,
)
from qunqiao.registry.queries.posts import appointments_of

router = Router(tags=["people"])
_SORTS = {
    "name": ("pinyin", "name"),
    "number": ("staff_number",),
    "unit": ("unit__path",),
    "unit_code": ("unit__code",),
    "sex": ("sex",),
    "left": ("left_on",),
}
_MEMBER_SORTS = {
    "name": ("person__pinyin", "person__name"),
    "number": ("person__staff_number",),
    "organisation": ("organisation__name",),
    "code": ("organisation__code",),
    "joined": ("joined_on",),
    "left": ("left_on",),
}


class PersonOut(Schema):
    """A person as the lists show them; the year of birth, never the day, and nothing private."""

    id: int
    staff_number: str
    name: str
    sex: Literal["female", "male", ""]
    birth_year: int | None
    unit_id: int | None
    left_on: Ended

    @staticmethod
    def resolve_birth_year(person: Person) -> int | None:
        """The year alone."""
        return person.birth_date.year if person.birth_date else None


class AppointmentOut(Schema):
    """A post the person holds or held."""

    id: int
    post_id: int
    organisation_id: int
    body: Body
    title: Title
    began_on: date
    ended_on: Ended

    @staticmethod
    def resolve_organisation_id(held: Appointment) -> int:
        """The organisation of the post."""
        return held.post.organisation_id

    @staticmethod
    def resolve_body(held: Appointment) -> str:
        """The body of the post."""
        return held.post.body

    @staticmethod
    def resolve_title(held: Appointment) -> str:
        """The title of the post."""
        return held.post.title


class MembershipOut(Schema):
    """A membership between two days."""

    id: int
    organisation_id: int
    person_id: int
    joined_on: date
    left_on: Ended


class MemberOut(MembershipOut):
    """A membership with the member's name."""

    name: str = ""
    staff_number: str = ""

    @staticmethod
    def resolve_name(row: Any) -> str:
        """The member's."""
        return str(row.person.name)

    @staticmethod
    def resolve_staff_number(row: Any) -> str:
        """The member's."""
        return str(row.person.staff_number)


class PersonRecord(PersonOut):
    """A person with posts and memberships begun by the day, the newest first."""

    appointments: list[AppointmentOut]
    memberships: list[MembershipOut]


class PeopleAsked(ListAsked):
    """How the list of persons is narrowed; ``text``: name, staff number, pinyin or its initials."""

    sex: Literal["female", "male"] | None = None
    state: Literal["left"] | None = None
    sort: str | None = sorting(_SORTS)


class MembersAsked(ListAsked):
    """How the list of members is narrowed; ``text`` as for persons."""

    organisation: int | None = None
    kind: OrganisationKind | None = None
    state: Literal["left"] | None = None
    sort: str | None = sorting(_MEMBER_SORTS)


@router.get("/people", **reads(Scope.READ_PEOPLE, Page[PersonOut], _("人员名单")))
def list_people(
    request: HttpRequest, response: HttpResponse, asked: Query[PeopleAsked]
) -> dict[str, Any]:
    """The persons of one's units on the day, by unit and staff number; or those who had left."""
    reach = reader(request, asked.day)
    rows = (people_left if asked.state else people_on)(reach, asked.day)
    rows = having(inside(reach, rows, asked.unit, "unit__path"), sex=asked.sex)
    keys = few(rows, asked.text, MOST_FOUND + 1) if asked.text else None
    rows = ordered(rows, asked.sort, _SORTS, ["unit__path", "staff_number"])
    if keys is not None:
        return paged_few(request, response, rows, asked, keys)
    return paged(request, response, rows, asked)


@router.get("/people/{int:person_id}", **reads(Scope.READ_PEOPLE, PersonRecord, _("一名人员")))
def get_person(request: HttpRequest, person_id: int, asked: Query[AskedOn]) -> Record:
    """One person with posts and memberships, nothing else."""
    person = the_person(reader(request, asked.day), person_id)
    return Record(
        person,
        appointments=list(appointments_of(person, asked.day)),
        memberships=list(memberships_of(person, asked.day)),
    )


@router.get("/memberships", **reads(Scope.READ_PEOPLE, Page[MemberOut], _("会籍名单")))
def list_memberships(
    request: HttpRequest, response: HttpResponse, asked: Query[MembersAsked]
) -> dict[str, Any]:
    """The members on the day by organisation and staff number; or memberships that had ended."""
    reach, day = reader(request, asked.day), asked.day
    begun = visible_memberships(reach, day)
    rows = begun.filter(left_on__lte=day) if asked.state else begun.filter(is_member(day))
    if asked.organisation is not None:
        rows = rows.filter(organisation=the_organisation(reach, asked.organisation))
    rows = inside(reach, rows, asked.unit, "organisation__unit__path")
    rows = having(rows, organisation__kind=asked.kind)
    keys = few(rows, asked.text, MOST_FOUND + 1, "person") if asked.text else None
    order = ["organisation__unit__path", "organisation__code", "person__staff_number"]
    rows = ordered(rows, asked.sort, _MEMBER_SORTS, order)
    if keys is not None:
        return paged_few(request, response, rows, asked, keys)
    return paged(request, response, rows, asked)
