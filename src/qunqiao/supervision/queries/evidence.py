"""Records that can show that a measure was carried out, found by the address of their page."""

import re
from dataclasses import dataclass

from qunqiao.checkups.models import Finding
from qunqiao.checkups.queries import the_finding
from qunqiao.kit.errors import NotFound
from qunqiao.people.policy import Reach
from qunqiao.registry.models import Organisation
from qunqiao.registry.queries.organisations import the_organisation
from qunqiao.supervision.models import Document
from qunqiao.supervision.queries.documents import the_document

_ADDRESS = re.compile(
    r"/?(?P<kind>organisations|findings|documents)/(?P<pk>\d{1,15})/?(?:[?#].*)?$"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """Exactly one record."""

    organisation: Organisation | None = None
    finding: Finding | None = None
    document: Document | None = None


def shown_as(reach: Reach, address: str) -> Shown | None:
    """The record whose page has this address, if one may open it."""
    found = _ADDRESS.search(address.strip())
    if found is None:
        return None
    pk = int(found["pk"])
    try:
        if found["kind"] == "organisations":
            return Shown(organisation=the_organisation(reach, pk))
        if found["kind"] == "findings":
            return Shown(finding=the_finding(reach, pk))
        return Shown(document=the_document(reach, pk))
    except NotFound:
        return None
