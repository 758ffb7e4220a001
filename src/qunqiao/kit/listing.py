"""Lists as a page declares them: columns, filters and an order; shown by pages or exported whole.

A page builds a ``Table`` and returns ``answer(request, table, template)``. The reader's choices all
stand in the address (``?on= &unit= &sort=-name &page=2 &export=xlsx``): a link repeats the list, and
the server remembers nothing. ``kit/table.html``, ``filters.html`` and ``pager.html`` show a ``Listing``.
"""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from django.db.models import F, QuerySet
from django.db.models.expressions import OrderBy
from django.http import FileResponse, HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from markupsafe import Markup

from qunqiao.kit import clock, exports
from qunqiao.kit.columns import Column
from qunqiao.kit.errors import Invalid, Sentence

PAGE_SIZE = 50
Rows = QuerySet[Any]


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing a reader may narrow a list by; ``value`` is what they chose, "" for nothing.

    ``options`` of a choice are (value, label) pairs and begin with the empty one.
    """

    name: str
    label: str
    kind: Literal["text", "choice", "date"]
    narrow: Callable[[Rows, str], Rows]
    options: Sequence[tuple[str, str]] = ()
    value: str = ""

    @property
    def said(self) -> str:
        """The choice as the list's sentence names it; nothing for a day, which it names itself."""
        if self.kind == "choice":
            return dict(self.options)[self.value] if self.value else ""
        return (
            _("含“%(text)s”") % {"text": self.value} if self.value and self.kind == "text" else ""
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list as it is shown."""

    href: str | None
    cells: list[str | Markup]


@dataclass(frozen=True, slots=True)
class Table:
    """A list as its page declares it.

    ``rows`` are all the reader may see on ``day``; ``sentence`` says what they are, given how many;
    ``order`` is the order of meaning, used until the reader sorts by a column.
    """

    title: str
    rows: Rows
    columns: Sequence[Column]
    filters: Sequence[Filter]
    order: Sequence[str]
    sentence: Callable[[int], str]
    empty: str
    href: Callable[[Any], str | None]
    day: date


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list, ready for the components."""

    columns: Sequence[Column]
    rows: list[Row]
    total: int
    page: int
    pages: int
    sentence: str
    sort: str
    filters: Sequence[Filter]
    exports: list[tuple[str, str]]
    query: QueryDict
    empty_sentence: str


def choice(
    name: str,
    label: str,
    options: Sequence[tuple[str, Sentence]],
    narrow: Callable[[Rows, str], Rows],
    unchosen: str = "",
) -> Filter:
    """A filter with a fixed set of values; first what the list holds if nothing is chosen ("all")."""
    listed = [("", unchosen or _("全部")), *((value, str(text)) for value, text in options)]
    return Filter(name, label, "choice", narrow, listed)


def on_day(day: date) -> Filter:
    """The filter for the day of a list; the table's rows are already those of ``day``."""
    return Filter("on", _("日期"), "date", lambda rows, _value: rows, value=day.isoformat())


def day_in(query: Mapping[str, str]) -> date:
    """The day asked for by ``?on=``, today if none; refuses what is not a day."""
    asked = query.get("on", "").strip()
    if not asked:
        return clock.today()
    try:
        return date.fromisoformat(asked)
    except ValueError:
        sentence = _("日期“%(asked)s”不对，请写成 2026-11-20 这样的一天。") % {"asked": asked[:40]}
        raise Invalid(sentence) from None


def answer(
    request: HttpRequest, table: Table, template: str, **context: object
) -> HttpResponseBase:
    """The list as a page, or as a file of exactly what the list shows when ``?export=`` asks.

    Costs one query for the count and what ``table.rows`` takes for a page, however many rows.
    """
    chosen = _chosen(table, request.GET)
    if kind := request.GET.get("export", ""):
        return _file(chosen, kind)
    return render(request, template, {"listing": _page(chosen, request.GET), **context})


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The table narrowed and sorted as the reader asked."""

    table: Table
    filters: list[Filter]
    rows: Rows
    sort: str


def _chosen(table: Table, query: Mapping[str, str]) -> _Chosen:
    filters = [_asked(filter_, query) for filter_ in table.filters]
    rows = table.rows
    for filter_ in filters:
        rows = filter_.narrow(rows, filter_.value) if filter_.value else rows
    columns = {column.sort: column for column in table.columns if column.sort}
    sort = query.get("sort", "")
    column = columns.get(sort.removeprefix("-"))
    fields = column.order if column else table.order
    falling = column is not None and sort.startswith("-")
    # The key last: without it two equal rows could swap places between two pages.
    order = [*(_ordered(field, falling=falling) for field in fields), F("pk").asc()]
    return _Chosen(table, filters, rows.order_by(*order), sort if column else "")


def _asked(filter_: Filter, query: Mapping[str, str]) -> Filter:
    if filter_.kind == "date":
        return filter_
    # PostgreSQL refuses NUL in a text; nobody types one.
    value = query.get(filter_.name, "").replace("\x00", "").strip()
    if filter_.kind == "choice" and value not in dict(filter_.options) and value:
        words = {"label": filter_.label, "value": value[:40]}
        raise Invalid(_("“%(label)s”里没有“%(value)s”这一项，请重新选择。") % words)
    return replace(filter_, value=value)


def _ordered(field: str, *, falling: bool) -> OrderBy:
    """SQLite and PostgreSQL disagree on where empty values go; here they are always last."""
    name, down = field.removeprefix("-"), field.startswith("-") != falling
    return F(name).desc(nulls_last=True) if down else F(name).asc(nulls_last=True)


def _page(chosen: _Chosen, query: QueryDict) -> Listing:
    table, total = chosen.table, chosen.rows.count()
    pages = max(1, -(-total // PAGE_SIZE))
    asked = query.get("page", "1")
    page = min(max(int(asked) if asked.isascii() and asked.isdigit() else 1, 1), pages)
    found = chosen.rows[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return Listing(
        columns=table.columns,
        rows=[
            Row(table.href(row), [column.value(row) for column in table.columns]) for row in found
        ],
        total=total,
        page=page,
        pages=pages,
        sentence=_sentence(chosen, total),
        sort=chosen.sort,
        filters=chosen.filters,
        exports=[
            (_("导出 Excel"), _export_address(query, "xlsx")),
            ("CSV", _export_address(query, "csv")),
        ],
        query=query,
        empty_sentence=table.empty,
    )


def _sentence(chosen: _Chosen, total: int) -> str:
    what = chosen.table.sentence(total)
    limits = [filter_.said for filter_ in chosen.filters if filter_.said]
    if not limits:
        return _("%(what)s。") % {"what": what}
    return _("%(what)s：%(limits)s。") % {"what": what, "limits": _("、").join(limits)}


def _export_address(query: QueryDict, kind: str) -> str:
    asked = query.copy()
    asked.pop("page", None)
    asked["export"] = kind
    return "?" + asked.urlencode()


def _file(chosen: _Chosen, kind: str) -> HttpResponseBase:
    """The whole list as a file, written before it is sent: a list cut off half way looks complete."""
    writer = exports.WRITERS.get(kind)
    if writer is None:
        raise Invalid(_("只能导出 xlsx 或 csv。"))
    table, total = chosen.table, chosen.rows.count()
    if kind == "xlsx" and total > exports.MOST_ROWS:
        raise Invalid(_("Excel 放不下 %(total)d 行，请先筛选，或导出 CSV。") % {"total": total})
    headings = [column.title for column in table.columns]
    sheet = exports.Sheet(table.title, _sentence(chosen, total), headings, _plain_rows(chosen))
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it when it has been sent
    try:
        writer(file, sheet)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    name = f"{table.title}-{table.day.isoformat()}.{kind}"
    return FileResponse(file, as_attachment=True, filename=name)


def _plain_rows(chosen: _Chosen) -> Iterator[list[exports.Plain]]:
    for row in chosen.rows.iterator(chunk_size=1000):
        yield [column.exported(row) for column in chosen.table.columns]
