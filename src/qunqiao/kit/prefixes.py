"""Beginnings of texts found through an index, in either database and any collation.

``name__begins="张"`` is Django's ``startswith`` that keeps capitals apart and never reads the whole
table. SQLite compares bytes: there it is a range (``name >= '张' AND name < '弡'``), which every index
serves. PostgreSQL sorts by its collation: there it is ``LIKE '张%'``, which an index with
``varchar_pattern_ops`` serves, or one of an expression below, which sort by bytes (``COLLATE "C"``).

An index of an expression is used only where the same SQL is asked, so numbers stand in it as they
are, never as parameters.
"""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, CharField, Lookup, Transform
from django.db.models.sql.compiler import SQLCompiler

_LAST = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)  # no characters, and no text may hold them
# What stands in a question written beforehand where the text will be (``filled``).
BLANK = "\ue000"
Sql = tuple[str, tuple[Any, ...]]


def after(beginning: str) -> str:
    """A text that comes, by code points, after all texts that begin so and before all others."""
    kept = beginning.rstrip(chr(_LAST))
    if not kept:
        return chr(_LAST) * 70  # nothing is longer
    following = ord(kept[-1]) + 1
    return kept[:-1] + chr(_SURROGATES.stop if following in _SURROGATES else following)


def filled(parameters: Iterable[Any], text: str) -> list[Any]:
    """The parameters of a question that was written with ``BLANK``, for ``text``.

    Knows where a beginning was asked for, and parts of a text as Django's ``contains`` asks for them.
    """
    pattern = connection.ops.prep_for_like_query(text)
    exact = {BLANK: text, after(BLANK): after(text)}
    return [
        exact[one] if one in exact else one.replace(BLANK, pattern) if BLANK in str(one) else one
        for one in parameters
    ]


@CharField.register_lookup
class Begins(Lookup[str]):
    """``field__begins``: the text begins so, capital for capital."""

    lookup_name = "begins"

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Sql:
        """A range, for databases whose texts are compared by bytes."""
        left, inside = self.process_lhs(compiler, connection)
        between = f"({left} >= %s AND {left} < %s)"
        return between, (*inside, self.rhs, *inside, after(self.rhs))

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Sql:
        """A pattern; what means something in patterns is meant as it stands."""
        left, inside = self.process_lhs(compiler, connection)
        return f"{left} LIKE %s", (*inside, f"{connection.ops.prep_for_like_query(self.rhs)}%")


class _Part(Transform):
    """What a text is from some place on; sorted by bytes in every database."""

    output_field: ClassVar[CharField[str, str]] = CharField()

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Sql:
        """The same, whatever the collation of the database."""
        sql, inside = self.as_sql(compiler, connection)
        return f'({sql} COLLATE "C")', tuple(inside)


@CharField.register_lookup
class FromSecond(_Part):
    """``field__from_second``: without the first character."""

    lookup_name = "from_second"
    template = "SUBSTR(%(expressions)s, 2)"


@CharField.register_lookup
class FromThird(_Part):
    """``field__from_third``: without the first two characters."""

    lookup_name = "from_third"
    template = "SUBSTR(%(expressions)s, 3)"


@CharField.register_lookup
class AfterSpace(_Part):
    """``field__after_space``: what follows the first space; all of a text that has none."""

    lookup_name = "after_space"
    template = "SUBSTR(%(expressions)s, INSTR(%(expressions)s, ' ') + 1)"

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Sql:
        """PostgreSQL has another word for it."""
        template = "SUBSTR(%(expressions)s, STRPOS(%(expressions)s, ' ') + 1)"
        sql, inside = self.as_sql(compiler, connection, template=template)
        return f'({sql} COLLATE "C")', tuple(inside)


@CharField.register_lookup
class IsLong(Transform):
    """``field__is_long``: has more than three characters; what a partial index may ask."""

    lookup_name = "is_long"
    template = "(LENGTH(%(expressions)s) > 3)"
    output_field: ClassVar[BooleanField[bool, bool]] = BooleanField()
