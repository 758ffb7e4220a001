"""The registry as one Popolo document (popoloproject.com)."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router, Schema

from qunqiao.kit import clock
from qunqiao.kit.endpoints import AskedOn
from qunqiao.people.api.access import Scope, reads
from qunqiao.registry.api.asking import reader
from qunqiao.registry.queries.popolo import Item, popolo_of

router = Router(tags=["organisations"])


class Identifier(Schema):
    """A number somebody gave, and in which scheme: ``code`` ours, ``uscc`` the state's."""

    scheme: str
    identifier: str


class Name(Schema):
    """Another name."""

    name: str


class PopoloOrganization(Schema):
    """A unit (``unit/<kind>``) or an organisation (``<kind>/<tier>``)."""

    id: str
    name: str
    other_names: list[Name]
    identifiers: list[Identifier]
    classification: str
    parent_id: str | None
    area_id: str | None
    founding_date: str | None
    dissolution_date: str | None


class PopoloPost(Schema):
    """A post; ``role`` is ``<body>/<title>``."""

    id: str
    label: str
    role: str
    organization_id: str
    start_date: str | None
    end_date: str | None


class PopoloPerson(Schema):
    """Whoever holds or held a post: an id and a name."""

    id: str
    name: str
    identifiers: list[Identifier]


class PopoloMembership(Schema):
    """A person in a post; ordinary members are not told."""

    person_id: str
    organization_id: str
    post_id: str
    start_date: str
    end_date: str | None


class PopoloDocument(Schema):
    """All of it; references go by id."""

    organizations: list[PopoloOrganization]
    posts: list[PopoloPost]
    persons: list[PopoloPerson]
    memberships: list[PopoloMembership]


@router.get("/popolo.json", **reads(Scope.READ_PEOPLE, PopoloDocument, _("Popolo 文件")))
def get_popolo(request: HttpRequest, asked: Query[AskedOn]) -> dict[str, list[Item]]:
    """Units, organisations, posts and who held them, within one's units, for programs that read Popolo."""
    reach = reader(request, asked.day)
    return popolo_of(reach, asked.day if asked.day < clock.today() else None)
