"""A workbook as a stream: each table that was found, then its rows in batches, column by column.

This is how a large workbook is read: only one batch is in memory, and whoever compares it with a
registry works on whole columns. ``read_workbook`` gathers the same stream into rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from qunqiao_engines.sheets.refusals import Refusal
from qunqiao_engines.sheets.results import Skipped, Value


@dataclass(frozen=True, slots=True)
class Head:
    """A table found on a sheet: what it is, and what its columns were taken for.

    ``place`` counts the tables of the file from 0, in file order; a sheet may hold several, which then
    share its ``title``. ``columns`` maps each field to the heading as it was written;
    ``unknown_headings`` are the others.
    """

    place: int
    table: str
    title: str
    header_row: int
    columns: Mapping[str, str]
    unknown_headings: tuple[str, ...]


@dataclass(slots=True)
class Batch:
    """Some rows of one table, column by column.

    ``numbers`` are the rows' numbers in the file. ``values`` has a list for every field of the layout,
    as long as ``numbers``; None where the cell was empty, refused, or the table has no such column
    (then the field is not in its head's ``columns``). ``refusals``, ``warnings`` and ``raw`` (the cells
    as written) are by index in the batch and only for rows that have a refusal or a warning.
    """

    place: int
    numbers: list[int]
    values: dict[str, list[Value]]
    refusals: dict[int, list[Refusal]] = field(default_factory=dict)
    warnings: dict[int, list[Refusal]] = field(default_factory=dict)
    raw: dict[int, Mapping[str, str]] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said about the headings of one table: which column is which field.

    ``columns`` maps a heading, as it was written, to the field it stands for, or to ``""`` where the
    column shall be left aside. Headings it does not name are matched as usual. ``table`` says which
    table the sheet is where its own words do not, None leaves that to the engine.
    """

    title: str
    columns: Mapping[str, str]
    table: str | None = None
