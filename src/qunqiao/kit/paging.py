"""One page of a list: its rows as cells, and the addresses of everything a reader may do with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _
from markupsafe import Markup

from qunqiao.kit import fetching
from qunqiao.kit.addresses import number_of
from qunqiao.kit.cells import Row, body
from qunqiao.kit.columns import Column
from qunqiao.kit.errors import Sentence
from qunqiao.kit.narrowing import Chosen, Filter

SIZES = (50, 100, 200)


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice that narrows the list, and the address of the list without it."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column; ``href`` is the list sorted by it, ``order`` how it is sorted by it now."""

    title: str
    numeric: bool
    href: str
    order: str


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list, ready for the components.

    ``chips`` are the choices made, ``clear`` the address without them, ``sizes`` the lengths a page
    may have with the address of each.
    """

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
    empty_sentence: Sentence
    chips: Sequence[Chip] = ()
    clear: str = "?"
    size: int = SIZES[0]
    sizes: Sequence[tuple[int, str]] = ()

    @property
    def heads(self) -> list[Head]:
        """The heads of the columns."""
        kept = {name: value for name, value in self.query.items() if name not in ("sort", "page")}
        way = "?" + urlencode({name: value for name, value in kept.items() if value} | {"sort": ""})
        return [self._head(column, way) for column in self.columns]

    def _head(self, column: Column, way: str) -> Head:
        if column.sort is None:
            return Head(column.title, column.numeric, "", "")
        down = self.sort == column.sort
        order = "ascending" if down else "descending" if self.sort == f"-{column.sort}" else ""
        return Head(column.title, column.numeric, f"{way}{'-' if down else ''}{column.sort}", order)

    @property
    def body(self) -> Markup:
        """The rows as the inside of a table."""
        return body(self.columns, self.rows)


def page_of(chosen: Chosen, query: QueryDict) -> Listing:
    """The page that ``query`` asks for; a page that is none is the nearest one."""
    table, size, seen = chosen.table, _size(query), fetching.found(chosen)
    total = seen.listed
    pages = max(1, -(-total // size))
    page = min(max(number_of(query.get("page", "")) or 1, 1), pages)
    found = fetching.page(chosen, (page - 1) * size, size)
    return Listing(
        columns=table.columns,
        rows=[
            Row(table.href(row), [column.value(row) for column in table.columns]) for row in found
        ],
        total=total,
        page=page,
        pages=pages,
        sentence=chosen.sentence(total, more=seen.more),
        sort=chosen.sort,
        filters=chosen.filters,
        exports=[
            (
                _("导出 Excel") if kind == "xlsx" else kind.upper(),
                _address(query, export=kind, page=""),
            )
            for kind in table.files
        ],
        query=query,
        empty_sentence=table.empty,
        chips=_chips(chosen, query),
        clear=_address(query, page="", **{filter_.name: "" for filter_ in chosen.made}),
        size=size,
        sizes=[(each, _address(query, size=str(each), page="")) for each in SIZES],
    )


def _size(query: Mapping[str, str]) -> int:
    asked = query.get("size", "")
    return int(asked) if asked in {str(size) for size in SIZES} else SIZES[0]


def _chips(chosen: Chosen, query: QueryDict) -> list[Chip]:
    words = _("%(label)s：%(value)s")
    return [
        Chip(
            words % {"label": filter_.label, "value": filter_.said.strip()},
            _address(query, page="", **{filter_.name: ""}),
        )
        for filter_ in chosen.made
    ]


def choices(chosen: Chosen, shown: Listing) -> dict[str, str]:
    """What of the address is worth coming back to; never what was typed, it may be a name."""
    made = {f.name: f.value for f in chosen.filters if f.kind == "choice" and f.value}
    typed = any(f.kind == "text" and f.value for f in chosen.filters)
    size = str(shown.size) if shown.size != SIZES[0] else ""
    page = str(shown.page) if shown.page > 1 and not typed else ""
    return {**made, "sort": chosen.sort, "size": size, "page": page}


def _address(query: QueryDict, **changes: str) -> str:
    """The same list with these changes; what is left empty is left out."""
    asked = {**query.dict(), **changes}
    return "?" + urlencode([(name, value) for name, value in asked.items() if value])
