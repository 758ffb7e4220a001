"""The door to the engine that knows what the registry's workbook holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from qunqiao_engines.sheets import LAYOUT, Column, tidy


@dataclass(frozen=True, slots=True)
class Holding:
    """A column of the registry: its table, and both by name in Chinese and English."""

    table: str
    field: str
    titles: Mapping[str, str]
    columns: Mapping[str, str]


def comparable(name: str) -> str:
    """A name as headings are compared: half-width, without spaces and what stands in brackets."""
    return tidy.heading(name)


@cache
def holdings() -> Mapping[str, Holding]:
    """Every word under which an intake takes a column, made comparable, and the column it is."""
    found: dict[str, Holding] = {}
    for sheet in LAYOUT:
        for column in sheet.columns:
            held = Holding(sheet.table, column.field, sheet.title, column.title)
            for word in _words(column):
                # A word of two tables (单位编号) stands in the first: units come first.
                found.setdefault(comparable(word), held)
    return found


@cache
def tables() -> Mapping[str, Mapping[str, str]]:
    """What each table is called, by language code."""
    return {sheet.table: sheet.title for sheet in LAYOUT}


def _words(column: Column) -> Iterator[str]:
    yield from column.title.values()
    yield from column.synonyms
    yield from column.named_by
