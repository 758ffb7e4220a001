"""Many rows into one table, changed in it or out of it: the databases' own fast ways, one transaction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice, repeat
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

from qunqiao.registry.queries.comparison import TABLES

_TOGETHER = 5000
_MANY = 10_000
_CACHE = 65_536  # KiB; the connection's own, and gone with it


def lock_registry() -> None:
    """Keep other writers out of the registry's tables until the act is done; readers go on.

    Only then does asking "has anything changed since?" have an answer that stays true. SQLite has one
    writer at a time anyway; there it gets room for the indexes, which otherwise go through the disk
    for every name that does not come in order.
    """
    names = ", ".join(_quoted(_table(table.model)) for table in TABLES.values())
    locking = f"LOCK TABLE {names} IN EXCLUSIVE MODE"
    with connection.cursor() as cursor:
        postgresql = connection.vendor == "postgresql"
        cursor.execute(locking if postgresql else f"PRAGMA cache_size = -{_CACHE}")


@contextmanager
def indexes_afterwards(model: type[Model], number: int) -> Iterator[None]:
    """Where the rows that come in the block are many, and more than are there, index them once they are in.

    For SQLite, inside a transaction: to sort 200,000 names once takes a fifth of the time of putting each
    into its place, and other readers go on with the table as it was. What is unique stays guarded all
    the time. PostgreSQL would keep all readers out.
    """
    rows, waiting = model._default_manager.all(), []  # noqa: SLF001 - Django's documented model API
    if connection.vendor == "sqlite" and number >= max(_MANY, rows.count()):
        waiting = _plain_indexes(_table(model))
    with connection.cursor() as cursor:
        for name, _sql in waiting:
            cursor.execute(f"DROP INDEX {_quoted(name)}")
        yield
        for _name, sql in waiting:
            cursor.execute(sql)


def insert(model: type[Model], columns: Mapping[str, Sequence[Any]], number: int) -> list[int]:
    """Add ``number`` rows and give their ids, in order.

    ``columns`` holds values for some columns as the database takes them; the others get their model's
    default, so that a column added later needs no word here.
    """
    if not number:
        return []
    ids = _new_ids(model, number)
    fields = model._meta.concrete_fields  # noqa: SLF001 - Django's documented model API
    blank = {
        str(field.column): repeat(field.get_prep_value(field.get_default()), number)
        for field in fields
    }
    given: dict[str, Iterable[Any]] = {**blank, **columns, "id": ids}
    _insert(_table(model), list(given), zip(*given.values(), strict=True))
    return ids


def change(model: type[Model], names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Set the columns ``names`` of some rows; each of ``rows`` ends with the row's id."""
    assigned = ", ".join(f"{_quoted(name)} = %s" for name in names)
    with connection.cursor() as cursor:
        _many(cursor, f"UPDATE {_quoted(_table(model))} SET {assigned} WHERE id = %s", rows)  # noqa: S608 - names of our own models


def remove(model: type[Model], ids: Iterable[int]) -> None:
    """Take rows out; nothing may refer to them."""
    with connection.cursor() as cursor:
        for some in _chunks(ids):
            marks = ", ".join(["%s"] * len(some))
            cursor.execute(f"DELETE FROM {_quoted(_table(model))} WHERE id IN ({marks})", some)  # noqa: S608 - as above


def _plain_indexes(table: str) -> list[tuple[str, str]]:
    """Names and SQL of the indexes that guard nothing."""
    with connection.cursor() as cursor:
        asked = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s"
        cursor.execute(f"{asked} AND sql LIKE 'CREATE INDEX %%'", [table])
        return list(cursor.fetchall())


def _insert(table: str, names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    columns = ", ".join(map(_quoted, names))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {_quoted(table)} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(names))
            _many(cursor, f"INSERT INTO {_quoted(table)} ({columns}) VALUES ({marks})", rows)  # noqa: S608 - as above


def _many(cursor: CursorWrapper, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Rows are taken as they are made; Django's stubs know only of lists."""
    cursor.executemany(statement, rows)  # type: ignore[arg-type]  # see the line above


def _new_ids(model: type[Model], number: int) -> list[int]:
    """Ids nobody has or will have, one after the other.

    The table must be locked (``lock_registry``): whoever inserts asks the sequence only once they hold
    a lock of their own, so that nobody takes an id between the two questions.
    """
    table = _table(model)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = "pg_get_serial_sequence(%s, 'id')"
            asked = f"SELECT setval({sequence}, nextval({sequence}) + %s)"
            cursor.execute(asked, [table, table, number - 1])
            last = int(cursor.fetchone()[0])
        else:
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            found = cursor.fetchone()
            last = (found[0] if found else 0) + number
    return list(range(last - number + 1, last + 1))


def _chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    ahead = iter(ids)
    while some := list(islice(ahead, _TOGETHER)):
        yield some


def _table(model: type[Model]) -> str:
    return model._meta.db_table  # noqa: SLF001 - Django's documented model API


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
