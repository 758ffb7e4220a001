"""The SQL of facts and groundwork for SQLite, and the few functions that it lacks."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from calendar import monthrange
from datetime import date
from functools import lru_cache

import sqlglot
from sqlglot import exp

_MONTHS = {"MONTH": 1, "YEAR": 12}
# What SQLite reads otherwise or not at all; to translate a query takes longer than to run it.
_STRANGE = re.compile(r"INTERVAL|DECIMAL|\bDATE\b|//|\bbool_or\b|\bdate_diff\b")


def connect() -> sqlite3.Connection:
    """A database in memory that knows every function of :func:`in_sqlite`; days are ISO texts there.

    For one thread at a time, whichever that is.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.create_function("year", 1, _year, deterministic=True)
    connection.create_function("month", 1, _month, deterministic=True)
    connection.create_function("later", 2, _later, deterministic=True)
    connection.create_function("trim", 1, _trim, deterministic=True)
    return connection


# A process prepares the same queries for every day and every set of rulebooks.
@lru_cache(maxsize=64)
def in_sqlite(query: str) -> str:
    """``query``, of ours and in DuckDB's words, as SQLite runs it: ``$as_of`` is its parameter ``as_of``.

    Booleans come back as 0 and 1, days as ISO text and money as it was put in: in whole cents, which
    can be added up and compared, but not multiplied with each other.
    """
    if not _STRANGE.search(query):
        return query
    tree = sqlglot.parse_one(query, dialect="duckdb")
    for added in [*tree.find_all(exp.Add)]:
        times = added.expression
        if isinstance(times, exp.Mul) and isinstance(times.expression, exp.Interval):
            times.set("expression", _months(times.expression))
            added.replace(exp.Anonymous(this="later", expressions=[added.this, times]))
    for cast in [*tree.find_all(exp.Cast)]:
        if cast.to.is_type("decimal"):
            cast.replace(cast.this)
    return tree.sql(dialect="sqlite")


def _months(interval: exp.Interval) -> exp.Expr:
    return exp.Literal.number(int(interval.name) * _MONTHS[str(interval.unit).upper()])


def _year(day: str | None) -> int | None:
    return None if day is None else int(day[:4])


def _month(day: str | None) -> int | None:
    return None if day is None else int(day[5:7])


def _later(day: str | None, months: int | None) -> str | None:
    """The same day so many months on, or the last of that month."""
    if day is None or months is None:
        return None
    begun = date.fromisoformat(day)
    year, month = divmod(begun.year * 12 + begun.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return begun.replace(year=year, month=month + 1, day=min(begun.day, last)).isoformat()


def _trim(text: str | None) -> str | None:
    """Without the spaces of any script at both ends: SQLite knows the Latin one alone."""
    if text is None:
        return None
    spaces = "".join({sign for sign in text if unicodedata.category(sign) == "Zs"})
    return text.strip(spaces) if spaces else text
