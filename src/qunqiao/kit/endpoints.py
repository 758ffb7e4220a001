"""What the endpoints of every app have in common: how they refuse, how they page, and what they are asked.

An endpoint calls the same queries, policies and actions as a page. What differs is here: the parameters
are typed, a list is a ``Page``, and a refusal is ``{"refused": sentence}`` with the field where there is
one. Who may call which endpoint is decided in ``people/api/access.py``.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import Annotated, Any, Generic, Protocol, TypeVar

from django.db.models import F, Q, QuerySet, TextChoices
from django.http import HttpRequest, HttpResponse
from ninja import Field, Schema
from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    WithJsonSchema,
)

from qunqiao.kit import clock
from qunqiao.kit.days import is_ours
from qunqiao.kit.fetching import Found
from qunqiao.kit.narrowing import MOST_FOUND
from qunqiao.kit.statements import among

T = TypeVar("T")
Rows = QuerySet[Any]
PAGE_SIZE, MOST_ROWS, MOST_PAGES = 50, 200, 1_000_000
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# PostgreSQL refuses NUL in a text, UTF-8 half of a character; nobody types either.
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


class Listed(Protocol):
    """Rows that can be counted and sliced: a query, or what is kept otherwise."""

    def count(self) -> int:
        """How many there are."""

    def __getitem__(self, wanted: slice) -> Iterable[Any]:
        """Some of them."""


class Refused(Schema):
    """Why something was refused, in the caller's language; ``field`` where one field is at fault."""

    refused: str
    field: str = ""


class Page(Schema, Generic[T]):
    """One page of a list: ``total`` rows on ``pages`` pages, of which these are the ``items``.

    With ``more``, a text found more than the ``total`` rows that are listed: ask for less of them.
    """

    total: int
    more: bool = False
    page: int
    pages: int
    items: list[T]


class Sent(Schema):
    """A body that is sent in; a field nobody knows is a mistake worth telling."""

    model_config = ConfigDict(extra="forbid")


def _written_out(day: object) -> object:
    """A number alone would be read as seconds since 1970."""
    if isinstance(day, str) and not _ISO_DAY.fullmatch(day):
        message = "a day like 2026-11-20"
        raise ValueError(message)
    return day


def _in_our_time(day: date) -> date:
    """Years around the first and the last of the calendar cannot be reckoned with."""
    if not is_ours(day):
        message = "a day between 1900 and 2100"
        raise ValueError(message)
    return day


def _typed(text: str) -> str:
    if _UNWRITABLE.search(text):
        message = "no NUL characters and no halves of characters"
        raise ValueError(message)
    return text


Day = Annotated[date, BeforeValidator(_written_out), AfterValidator(_in_our_time)]
# Stripped before it is measured: nothing but blanks is nothing.
Text = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_typed)]


class Asked(Schema):
    """What every list may be asked: which page of it, and how many rows on one."""

    page: int = Field(1, ge=1, le=MOST_PAGES, description="Which page, from 1.")
    size: int = Field(PAGE_SIZE, ge=1, le=MOST_ROWS, description="Rows on a page.")


class AskedOn(Schema):
    """What is read as it stood on a day."""

    on: Day | None = Field(None, description="The day to read as of; today if left out.")

    @property
    def day(self) -> date:
        """The day asked for."""
        return self.on or clock.today()


class Record:
    """A row with the parts its record tells beside it; a part hides the row's field of that name."""

    def __init__(self, row: object, **parts: object) -> None:
        self.__dict__.update(parts, _row=row)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.__dict__["_row"], name)


def coded(choices: type[TextChoices]) -> WithJsonSchema:
    """Spell the codes out where a field is described: several nouns have a ``Kind``."""
    return WithJsonSchema({"type": "string", "enum": list(choices.values)})


def sorting(keys: Mapping[str, Sequence[str]]) -> Any:
    """The parameter ``sort``: one of ``keys`` (name -> fields), with "-" in front falling."""
    several = ", ".join(keys)
    described = f"Sort by {several}; with - in front, falling. Else in the order of meaning."
    return Field(None, pattern=f"^-?({'|'.join(keys)})$", description=described)


def ordered(
    rows: Rows, sort: str | None, keys: Mapping[str, Sequence[str]], order: Sequence[str]
) -> Rows:
    """``rows`` sorted by what was asked, else by ``order``; empty values last in every database."""
    fields = keys[sort.removeprefix("-")] if sort else order
    falling = bool(sort) and str(sort).startswith("-")
    by = []
    for field in fields:
        name, down = field.removeprefix("-"), field.startswith("-") != falling
        by.append(F(name).desc(nulls_last=True) if down else F(name).asc(nulls_last=True))
    # The key last: without it two equal rows could swap places between two pages.
    return rows.order_by(*by, F("pk").asc())


def having(rows: Rows, **fields: Any) -> Rows:
    """``rows`` whose fields are as asked; what was not asked (None) does not narrow."""
    return rows.filter(**{name: value for name, value in fields.items() if value is not None})


def containing(rows: Rows, text: str | None, *fields: str) -> Rows:
    """``rows`` in which one of ``fields`` contains ``text``; all if there is none."""
    if not text:
        return rows
    return rows.filter(reduce(or_, (Q(**{f"{field}__icontains": text}) for field in fields)))


def paged(
    request: HttpRequest, response: HttpResponse, rows: Listed, asked: Asked
) -> dict[str, Any]:
    """The page asked for, with the addresses of its neighbours in ``Link`` (RFC 8288).

    Two queries: the count and the rows.
    """
    return _page(request, response, rows, asked, Found(rows.count()))


def paged_few(
    request: HttpRequest, response: HttpResponse, rows: Rows, asked: Asked, keys: Sequence[int]
) -> dict[str, Any]:
    """The same of ``rows`` with these ``keys``: at most ``MOST_FOUND`` of them, and whether there are more."""
    seen = Found(min(len(keys), MOST_FOUND), len(keys) > MOST_FOUND)
    return _page(request, response, rows.filter(pk__in=among(keys[:MOST_FOUND])), asked, seen)


def _page(
    request: HttpRequest, response: HttpResponse, rows: Listed, asked: Asked, seen: Found
) -> dict[str, Any]:
    total = seen.listed
    pages = max(1, -(-total // asked.size))
    links = {"prev": asked.page - 1, "next": asked.page + 1}
    near = [
        f'<{_address(request, page)}>; rel="{name}"'
        for name, page in links.items()
        if 1 <= page <= pages
    ]
    if near:
        response["Link"] = ", ".join(near)
    start = (asked.page - 1) * asked.size
    items = list(rows[start : start + asked.size])
    return {"total": total, "more": seen.more, "page": asked.page, "pages": pages, "items": items}


def _address(request: HttpRequest, page: int) -> str:
    query = request.GET.copy()
    query["page"] = str(page)
    return f"{request.path}?{query.urlencode()}"
