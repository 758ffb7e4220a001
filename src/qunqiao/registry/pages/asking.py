"""What every page of the registry is asked: by whom, for which day, within which units."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, reduce
from operator import or_
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from markupsafe import Markup

from qunqiao.kit import clock, kept
from qunqiao.kit.addresses import address, shape
from qunqiao.kit.errors import Sentence, require
from qunqiao.kit.listing import Filter, Rows, choice, day_in
from qunqiao.people.models import Person, Unit
from qunqiao.people.pages import reach_in
from qunqiao.people.policy import STAFF, Reach
from qunqiao.registry.models import Organisation, Post
from qunqiao.registry.pages.words import vacancy_mark
from qunqiao.registry.policy.reading import may_read_registry
from qunqiao.registry.queries.posts import holder
from qunqiao.registry.queries.units import UnitChoice, unit_choices

INDENT = "\u2003"  # one em: browsers keep it, unlike a blank, and readers skip it


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, for which day, and what else stands in the address."""

    reach: Reach
    day: date
    query: QueryDict
    request: HttpRequest

    @property
    def state(self) -> str:
        """The state a list is narrowed to, "" for those on the register."""
        return self.query.get("state", "")

    @property
    def narrowed(self) -> bool:
        """Whether the reader has set a filter."""
        ways = {"on", "sort", "size", "page", "export"}
        return any(value and name not in ways for name, value in self.query.items())

    def question(self, query: str, *also: Hashable) -> tuple[Hashable, ...]:
        """All that the rows of a list are made from: the query's name, the reach and the day."""
        return (query, tuple(self.reach.paths(STAFF)), self.day, *also)

    def address(self, page: str, *arguments: int, **query: int | str) -> str:
        """The address of a page for the same day."""
        if self.day != clock.today():
            query = {**query, "on": self.day.isoformat()}
        place = address(page, *arguments)
        return f"{place}?{urlencode(query)}" if query else place

    def leads_to(self, page: str) -> Callable[[Any], str]:
        """The way from each row of a list to its page, for the same day."""
        query = "" if self.day == clock.today() else f"?on={self.day.isoformat()}"
        way = shape(page, 1) + query
        return lambda row: way % row.pk

    def list_address(self, page: str) -> str:
        """The address of a list as the reader last left it, for the same day."""
        day = {} if self.day == clock.today() else {"on": self.day.isoformat()}
        return kept.address(self.request, address(page), **day)

    def unit_address(self, unit: Unit) -> str | None:
        """The unit's page, if the reader may open it."""
        return self.address("registry:unit", unit.pk) if self.reach.has(STAFF, unit) else None

    def unit_link(self, unit: Unit) -> str | Markup:
        """The unit's name, as a link if the reader may open it."""
        href = self.unit_address(unit)
        return _linked(href, unit.name) if href else unit.name

    def person_link(self, person: Person) -> str | Markup:
        """The person's name, as a link if the reader may open the page."""
        href = self.person_address(person)
        return _linked(href, person.name) if href else person.name

    def holder_cell(self, post: Post) -> str | Markup:
        """Who holds a post of ``with_holders``, or that it is vacant and for how long."""
        current = holder(post)
        return self.person_link(current.person) if current else vacancy_mark(post, self.day)

    def people_link(self, unit: Unit, number: int) -> Markup:
        """How many persons, as a link to their list."""
        return _linked(self.address("registry:people", unit=unit.pk), number)

    def organisation_link(self, organisation: Organisation) -> Markup:
        """The organisation's name as a link; for one at a unit the reader may open."""
        return _linked(self.address("registry:organisation", organisation.pk), organisation.name)

    def members_link(self, organisation: Organisation, number: int) -> Markup:
        """How many members, as a link to their list."""
        return _linked(self.address("registry:memberships", organisation=organisation.pk), number)

    def organisation_address(self, organisation: Organisation) -> str | None:
        """The organisation's page, if the reader has a duty over its unit."""
        seen = self.reach.has(STAFF, organisation.unit)
        return self.address("registry:organisation", organisation.pk) if seen else None

    def person_address(self, person: Person) -> str | None:
        """The person's page, if the reader has a duty over the person's unit."""
        seen = person.unit is not None and self.reach.has(STAFF, person.unit)
        return self.address("registry:person", person.pk) if seen else None


def _linked(href: str, text: str | int) -> Markup:
    return Markup('<a href="{}">{}</a>').format(href, text)


def asked(request: HttpRequest) -> Asked:
    """What the request asks of the registry; refuses who has no duty over any unit."""
    reach = reach_in(request)
    require(may_read_registry(reach))
    return Asked(reach, day_in(request.GET), request.GET, request)


def unit_filter(asked: Asked, path_field: str) -> Filter:
    """Narrow to a unit and all below it; ``path_field`` leads from a row to its unit's path."""
    units = _offered(tuple(unit_choices(asked.reach, asked.query.get("unit", ""))))

    def narrow(rows: Rows, value: str) -> Rows:
        return rows.filter(**{f"{path_field}__begins": units.paths[value]})

    return choice("unit", _("单位及其下级"), units.options, narrow, means=units.paths.get)


@dataclass(frozen=True, slots=True)
class _Offered:
    """Units as a filter offers them, and the place in the tree that each stands for."""

    options: tuple[tuple[str, str], ...]
    paths: dict[str, str]


@lru_cache(maxsize=500)
def _offered(units: tuple[UnitChoice, ...]) -> _Offered:
    # The same units come with every page; to write sixty options anew takes as long as to find them.
    top = min((unit.depth for unit in units), default=1)
    return _Offered(
        tuple((str(unit.pk), INDENT * (unit.depth - top) + unit.name) for unit in units),
        {str(unit.pk): unit.path for unit in units},
    )


def text_filter(label: str, *fields: str) -> Filter:
    """Narrow to rows in which one of ``fields`` contains what was typed."""

    def narrow(rows: Rows, value: str) -> Rows:
        return rows.filter(reduce(or_, (Q(**{f"{field}__icontains": value}) for field in fields)))

    return Filter("text", label, "text", narrow)


def equals(name: str, label: str, options: Sequence[tuple[str, Sentence]], field: str) -> Filter:
    """Narrow to rows whose ``field`` is the chosen value."""
    return choice(name, label, options, lambda rows, value: rows.filter(**{field: value}))
