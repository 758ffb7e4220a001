"""The rows of a list from the database: how many, those of one page, or all in turn."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet

from qunqiao.kit import clock
from qunqiao.kit.light import light
from qunqiao.kit.narrowing import MOST_FOUND, Chosen, Rows
from qunqiao.kit.statements import Statement, Statements, among, counting, statement

# From here on the keys of a page are found first: rows that are only passed by need not be read.
_DEEP = 1_000
_KEPT = Statements(most=1_000)


@dataclass(frozen=True, slots=True)
class Found:
    """How many rows are listed, and whether there are ``more`` that fit."""

    listed: int
    more: bool = False


def found(chosen: Chosen) -> Found:
    """How many rows the reader sees of those chosen."""
    if chosen.few is None:
        return Found(total(chosen))
    return Found(min(len(chosen.few), MOST_FOUND), len(chosen.few) > MOST_FOUND)


def total(chosen: Chosen) -> int:
    """How many rows the reader has chosen, whatever it costs to count them."""
    if chosen.table.made_from is None:
        return chosen.rows.count()
    asked = _KEPT.of((*_key(chosen), "total"), lambda: counting(chosen.rows))
    return int(asked.rows()[0][0])


def page(chosen: Chosen, first: int, size: int) -> Iterable[Any]:
    """At most ``size`` rows from the place ``first`` on."""
    table = chosen.table
    if not table.fields:
        return _window(chosen, first, size)

    def write() -> Statement:
        return statement(_named(chosen, _window(chosen, first, size)))

    seldom_again = table.made_from is None or chosen.few is not None
    asked = write() if seldom_again else _KEPT.of((*_key(chosen), first, size), write)
    return map(light(asked.model, _fields(chosen)), asked.rows())


def every(chosen: Chosen) -> Iterator[Any]:
    """All rows, a thousand at a time, in memory that does not grow with them."""
    rows = chosen.whole(chosen.rows).order_by(*chosen.order)
    if not chosen.table.fields:
        yield from rows.iterator(chunk_size=1000)
    else:
        kind = light(rows.model, _fields(chosen))  # type: ignore[arg-type]  # a class is hashable
        yield from map(kind, _named(chosen, rows).iterator(chunk_size=1000))


def _key(chosen: Chosen) -> tuple[object, ...]:
    """All that the SQL follows from; two readers with the same reach share it, nobody else."""
    choices = tuple((one.name, one.value, one.meant) for one in chosen.filters if one.value)
    return chosen.table.made_from, clock.today(), choices, chosen.sort


def _window(chosen: Chosen, first: int, size: int) -> Rows:
    """The rows of one page; what is worked out for a row is worked out for these alone.

    Without the inner query the members of every organisation would be counted before the first
    fifty are cut off. Only a list sorted by such a count has to do it.
    """
    order, last = chosen.order, first + size
    if chosen.few is not None:
        some = _bare(chosen).filter(pk__in=among(chosen.few[:MOST_FOUND]))
        return chosen.whole(some).order_by(*order)[first:last]
    kept = not isinstance(chosen.rows, QuerySet)  # the rows of a workbook, which no table holds yet
    if kept or (chosen.table.worked_out is None and first < _DEEP):
        return chosen.rows.order_by(*order)[first:last]
    bare = _bare(chosen)
    named = {one.expression.name for one in order if isinstance(one.expression, F)}  # type: ignore[attr-defined]  # the stubs do not know F.name
    sorted_by_it = named & set(chosen.whole(bare).query.annotations)
    rows = chosen.whole(chosen.rows) if sorted_by_it else chosen.rows
    inner = rows.order_by(*order).values("pk")[first:last]
    return chosen.whole(bare.filter(pk__in=inner)).order_by(*order)


def _bare(chosen: Chosen) -> Rows:
    """All rows of the model."""
    every: Rows = chosen.rows.model._default_manager.all()  # noqa: SLF001 - Django's documented model API
    return every


def _named(chosen: Chosen, rows: Rows) -> Rows:
    return rows.values_list(*_fields(chosen))


def _fields(chosen: Chosen) -> tuple[str, ...]:
    return ("pk", *chosen.table.fields)
