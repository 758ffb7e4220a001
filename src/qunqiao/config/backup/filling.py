"""Filling tables with the rows of a backup, ids and tree paths as they were.

Rows go in below the actions on purpose: a restore repeats what was already recorded, and an entry
of its own would make the trail another one (docs/decisions/0011-backup.md).
"""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import Model

from qunqiao.config.backup.errors import Unusable
from qunqiao.config.backup.rows import Convert, columns, converters
from qunqiao.config.backup.sections import Section

_ROWS, _BYTES = 2_000, 16_000_000
Row = list[Any]


def clear(models: Iterable[type[Model]]) -> None:
    """Remove the few rows that every new database begins with; the backup has its own of them."""
    with connection.cursor() as cursor:
        for model in models:
            cursor.execute(f"DELETE FROM {_table(model)}")  # noqa: S608 - the model's own table


def fill(model: type[Model] | None, section: Section) -> int:
    """Insert a section's rows into its table; returns how many.

    Both databases hold foreign keys until the transaction ends, so tables may come in any order.

    Raises:
        Unusable: there is no such table, or its columns are others.
        DatabaseError: the database does not take a row.
    """
    if model is None:
        raise Unusable(str(section.title["table"]))
    names = [field.attname for field in columns(model)]
    if names != section.title.get("columns"):
        raise Unusable(str(section.title["table"]))
    rows, done = _rows(section, converters(model)), 0
    while batch := list(_batch(rows)):
        _insert(model, batch)
        done += len(batch)
    return done


def _rows(section: Section, changes: list[Convert | None]) -> Iterator[tuple[int, Row]]:
    """Each row and how long its line was."""
    places = [(place, change) for place, change in enumerate(changes) if change is not None]
    for line in section.lines():
        row: Row = json.loads(line)
        if len(row) != len(changes):
            raise Unusable(str(section.title["table"]))
        for place, change in places:
            row[place] = change(row[place])
        yield len(line), row


def _batch(rows: Iterator[tuple[int, Row]]) -> Iterator[Row]:
    """Rows enough for one statement: many short ones or few long ones."""
    weight = 0
    for size, row in islice(rows, _ROWS):
        yield row
        weight += size
        if weight > _BYTES:
            return


def _insert(model: type[Model], rows: list[Row]) -> None:
    fields = columns(model)
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            statement = f"COPY {_table(model)} ({names}) FROM STDIN"
            with connection.wrap_database_errors, cursor.copy(statement) as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(fields))
            cursor.executemany(f"INSERT INTO {_table(model)} ({names}) VALUES ({marks})", rows)  # noqa: S608 - the model's own names


def _table(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001 - Django's documented model API
