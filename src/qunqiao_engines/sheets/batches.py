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
    ``unknown_headings`` are those that were taken for nothing.

    ``headings`` are all headings as written, from left to right; of two that are the same the second has
    a number behind it, so that each can be named in a ``Correction``. ``suggestions`` maps an unknown
    heading to the likeliest field that is still free. ``lacking`` are the fields without which the table
    cannot be read: then no ``Batch`` follows until a person corrects the headings. Fields that two
    headings claim are ``disputed``: neither is taken, both headings are unknown, the field is lacking.
    """

    place: int
    table: str
    title: str
    header_row: int
    columns: Mapping[str, str]
    unknown_headings: tuple[str, ...]
    headings: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    suggestions: Mapping[str, str] = field(default_factory=dict)
    disputed: tuple[str, ...] = ()


@dataclass(slots=True)
class Batch:
    """Some rows of one table, column by column.

    ``numbers`` are the rows' numbers in the file. ``values`` has a list for every field of the layout,
    as long as ``numbers``; None where the cell was empty, refused, or the table has no such column
    (then the field is not in its head's ``columns``). ``refusals``, ``warnings`` and ``raw`` (the cells
    as written) are by index in the batch and only for rows that have a refusal or a warning.
    ``skipped`` are the rows among these that are no data, with the reason.
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

    ``columns`` maps a heading, as in ``Head.headings``, to the field it stands for, or to ``""`` where
    the column shall be left aside. Headings it does not name are matched as usual. ``table`` says which
    table it is where the words do not, None leaves that to the engine. ``header_row`` is
    ``Head.header_row`` (or ``Ignored.header_row``); without it the correction is for every table of the
    sheet ``title`` that has one of these headings; with an empty ``title``, of any sheet. What comes
    later in a list of corrections outweighs what comes before.
    """

    title: str
    columns: Mapping[str, str]
    table: str | None = None
    header_row: int | None = None
