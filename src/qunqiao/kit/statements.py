"""Queries written once: the SQL of a question that is asked over and over, kept ready.

Django writes the SQL of a query set anew each time, which takes about a millisecond; SQLite then
answers in a tenth of that. Where the same question comes with every page, its ``Statement`` is kept
by the function that asks it (``functools.lru_cache`` over everything the question depends on). What
is kept is the question alone: each asking reads the database.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL

Converters = dict[int, tuple[list[Callable[..., Any]], Any]]


@dataclass(frozen=True, slots=True)
class Statement:
    """A compiled query of some fields of ``model``."""

    model: type[Model]
    sql: str
    parameters: tuple[Any, ...]
    converters: Converters

    def rows(self) -> list[tuple[Any, ...]]:
        """The rows as the database has them now, values as the model's fields give them."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.parameters)
            found: list[tuple[Any, ...]] = cursor.fetchall()
        return list(self._converted(found)) if self.converters else found

    def _converted(self, rows: list[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        for row in rows:
            values = list(row)
            for place, (convert, expression) in self.converters.items():
                for step in convert:
                    values[place] = step(values[place], expression, connection)
            yield tuple(values)


def statement(values: "QuerySet[Any, tuple[Any, ...]]") -> Statement:
    """The SQL of a ``values_list`` query, for keeping.

    Nobody may keep it longer than what its conditions were made from stays the same: a day, a path
    and a key stand in it as they were.
    """
    compiler = values.query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    fields = [column[0] for column in compiler.select[: compiler.col_count]]
    return Statement(values.model, sql, tuple(parameters), compiler.get_converters(fields))


def counting(rows: "QuerySet[Any]") -> Statement:
    """How many ``rows`` there are, as a statement of one row with one number."""
    inner = statement(rows.order_by().values_list("pk"))
    return replace(inner, sql=f"SELECT COUNT(*) FROM ({inner.sql}) counted", converters={})  # noqa: S608 - Django's own SQL; values are parameters


def among(keys: Iterable[int]) -> RawSQL:
    """``keys`` for ``pk__in``: written out, because thousands of parameters take longer than the answer."""
    written = ", ".join([str(int(key)) for key in keys])
    if connection.vendor == "postgresql":  # one word to read instead of thousands
        return RawSQL(f"SELECT unnest('{{{written}}}'::bigint[])", ())  # noqa: S611 - numbers alone
    return RawSQL(written or "NULL", ())  # noqa: S611 - as above


class Statements:
    """Statements by all they were made from; full, it begins anew, so it holds at most ``most``."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[Hashable, Statement] = {}

    def of(self, key: Hashable, write: Callable[[], Statement]) -> Statement:
        """The statement kept for ``key``, or the one ``write`` makes."""
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= self._most:
                self._kept.clear()
            found = self._kept[key] = write()
        return found
