"""The next free id of a table, kept so that a number once given is never given to somebody else.

The trail knows records by their ids. A table whose newest rows were removed would otherwise give
their ids again after a restore, and old entries would speak of new records.
"""

from typing import Any

from django.db import connection
from django.db.models import AutoField, BigAutoField, Max, Model


def next_id(model: type[Model]) -> int | None:
    """The first id that was never given; None where ids are not counted."""
    table, column = _counted(model)
    if not column:
        return None
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq + 1 FROM sqlite_sequence WHERE name = %s", [table])
        else:
            # The sequence's name comes from the database itself.
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{table}"', column])
            (sequence,) = cursor.fetchone()
            cursor.execute(
                f"SELECT CASE WHEN is_called THEN last_value + 1 ELSE last_value END FROM {sequence}"  # noqa: S608 - see above
            )
        found = cursor.fetchone()
    # A row committed since the moment of reading may have moved the counter on; never back.
    highest = model._base_manager.aggregate(n=Max("pk"))["n"] or 0  # noqa: SLF001 - the manager no model narrows
    return max(int(found[0]) if found else 1, highest + 1)


def start_at(model: type[Model], number: int) -> None:
    """Let the table's next id be ``number``."""
    table, column = _counted(model)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute("INSERT INTO sqlite_sequence VALUES (%s, %s)", [table, number - 1])
        else:
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, %s), %s, false)",
                [f'"{table}"', column, number],
            )


def _counted(model: type[Model]) -> tuple[str, str]:
    """The table, and its primary key's column if the database counts it."""
    options = model._meta  # noqa: SLF001 - Django's documented model API
    key: Any = options.pk
    counted = isinstance(key, AutoField | BigAutoField)
    return options.db_table, str(key.column) if counted else ""
