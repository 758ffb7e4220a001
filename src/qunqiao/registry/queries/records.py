"""Where a row of the registry can be looked at: the address of its record and the row in it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from qunqiao.people.models import Unit
from qunqiao.registry.models import (
    Appointment,
    Fund,
    Membership,
    Organisation,
    Post,
    Term,
    Venue,
)


@dataclass(frozen=True, slots=True)
class Address:
    """A page, with the place in it where the row stands, and what to call the row."""

    url: str
    label: str


@dataclass(frozen=True, slots=True)
class _Kind:
    """How rows of one table are found, named and shown."""

    model: type[Model]
    joins: tuple[str, ...]
    label: Callable[[Any], str]
    page: str
    owner: Callable[[Any], int]


def address(table: str, row_id: int) -> Address | None:
    """Where one row stands; None if it does not exist. For many rows use ``addresses``."""
    return addresses(table, [row_id]).get(row_id)


def addresses(table: str, row_ids: Iterable[int]) -> Mapping[int, Address]:
    """Where the rows of a table stand, by id; rows that do not exist are left out. One query.

    Says nothing of who may see them: the page behind the address decides that. A membership stands
    on its person's page, a venue on its unit's, the rest on the organisation's.
    """
    kind = _KINDS[table]
    rows: QuerySet[Model] = QuerySet(kind.model).select_related(*kind.joins)
    found = rows.filter(pk__in=list(row_ids))
    return {row.pk: Address(_url(kind, row), kind.label(row)) for row in found}


def anchor(row: Model) -> str:
    """The id a row has in the pages that show it: ``term-12``, ``post-7``."""
    return f"{row._meta.model_name}-{row.pk}"  # noqa: SLF001 - Django's documented model API


def _url(kind: _Kind, row: Model) -> str:
    page = reverse(kind.page, args=[kind.owner(row)])
    return page if isinstance(row, Unit | Organisation) else f"{page}#{anchor(row)}"


def _term(row: Term) -> str:
    words = {"organisation": row.organisation.name, "number": row.number}
    return _("%(organisation)s第 %(number)d 届") % words


def _post(row: Post) -> str:
    words = {"organisation": row.organisation.name, "body": row.get_body_display()}
    # 某某工会委员会 has the word for its committee already, in the language in which names are recorded.
    with translation.override(settings.LANGUAGE_CODE):
        doubled = row.organisation.name.endswith(row.get_body_display())
    if doubled:
        named = _("%(organisation)s：%(title)s")
        return named % {**words, "title": row.get_title_display()}
    return _("%(organisation)s%(body)s：%(title)s") % {**words, "title": row.get_title_display()}


def _appointment(row: Appointment) -> str:
    return _("%(post)s，%(name)s任职") % {"post": _post(row.post), "name": row.person.name}


def _membership(row: Membership) -> str:
    words = {"organisation": row.organisation.name, "name": row.person.name}
    return _("%(name)s在%(organisation)s的会籍") % words


def _fund(row: Fund) -> str:
    words = {"organisation": row.organisation.name, "year": row.year}
    return _("%(organisation)s %(year)d 年经费") % words


_UNIT, _ORGANISATION, _PERSON = "registry:unit", "registry:organisation", "registry:person"
_OF_ORGANISATION = ("organisation",)
_KINDS: dict[str, _Kind] = {
    "units": _Kind(Unit, (), lambda row: row.name, _UNIT, lambda row: row.pk),
    "organisations": _Kind(
        Organisation, (), lambda row: row.name, _ORGANISATION, lambda row: row.pk
    ),
    "terms": _Kind(Term, _OF_ORGANISATION, _term, _ORGANISATION, lambda r: r.organisation_id),
    "posts": _Kind(Post, _OF_ORGANISATION, _post, _ORGANISATION, lambda r: r.organisation_id),
    "appointments": _Kind(
        Appointment,
        ("post__organisation", "person"),
        _appointment,
        _ORGANISATION,
        lambda row: row.post.organisation_id,
    ),
    "memberships": _Kind(
        Membership, ("organisation", "person"), _membership, _PERSON, lambda row: row.person_id
    ),
    "funds": _Kind(Fund, _OF_ORGANISATION, _fund, _ORGANISATION, lambda r: r.organisation_id),
    "venues": _Kind(Venue, (), lambda row: row.name, _UNIT, lambda row: row.unit_id),
}
