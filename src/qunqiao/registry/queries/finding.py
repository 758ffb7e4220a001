"""Finding persons by what somebody types: name, pinyin, initials or staff number.

A person is found by

- any part of the name, in simplified or traditional characters; Latin letters as they are written,
  in names of more than three characters in either case;
- the beginning of the pinyin, with or without blanks and apostrophes ("zhangsan", "Zhang San");
- the beginning of the initials ("zs"), or of what follows the first blank of a Latin name;
- the beginning of the staff number, also of a record merged into this one.

Full-width letters and digits count as plain ones. Each way has an index (``Person.Meta.indexes``), and
``found`` asks one at a time: an OR over all of them makes a database read every row.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_
from typing import Any

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from qunqiao.kit.narrowing import Rows
from qunqiao.kit.prefixes import BLANK, filled
from qunqiao.kit.statements import Statement, among, statement
from qunqiao.kit.text import forms
from qunqiao.people.models import Person

# How many are looked at first: enough for a page of a thousand, where nearly all of them are the reader's.
_FIRST = 1_500
# Where fewer are found than this, all are looked at. Where more are, one in fifty of a million is, and
# whoever reads the reader's own rows meets a thousand of them as soon.
_MOST = 20_000
# Of how many rows of the reader's own all are read, rather than to look at more of what is found.
_OWN = 5_000
# The reader's share of those looked at: from the one on it tells how many more to look at; below the
# other it says nothing, what was found may all be of one unit.
_WORTH, _SCARCE = 0.05, 0.005
_NAMES = ("name__begins", "name__from_second__begins", "name__from_third__begins")
_PINYIN = ("pinyin__begins", "pinyin__after_space__begins")
_UNSPELLED = str.maketrans("", "", " '’")
# A way to find persons, and what must stand there.
Way = tuple[str, str]


def found(rows: Rows, text: str, person: str = "") -> Rows:
    """All ``rows`` whose person ``text`` finds; ``person`` leads from a row to the person, "" for persons."""
    picked = _picked(text)
    return _in(rows, person, RawSQL(picked.all, picked.parameters))  # noqa: S611 - Django's own SQL; values are parameters


def few(rows: Rows, text: str, most: int, person: str = "") -> list[int]:
    """The ids of at most ``most`` of ``found``, in no order, in a time that hardly grows with the registry.

    The indexes are asked first, and what they find is looked at as long as enough of it is the
    reader's; else the reader's own rows are read until enough of them fit.
    """
    picked = _picked(text)
    first = _some(picked, _FIRST)
    ours = _keys(_in(rows, person, among(first)), most)
    if len(first) < _FIRST or len(ours) >= most:
        return ours
    share = len(ours) / _FIRST
    if share >= _WORTH:
        enough = int(1.5 * most / share)
        more = _some(picked, enough)
        ours = _keys(_in(rows, person, among(more)), most)
        if len(more) < enough or len(ours) >= most:
            return ours
    elif not _are_at_most(rows, _OWN):
        more = _some(picked, _MOST)
        if len(more) < _MOST and (share >= _SCARCE or not _are_at_most(rows, len(more))):
            return _keys(_in(rows, person, among(more)), most)
    return _keys(rows.filter(named_like(text, f"{person}__" if person else "")), most)


def named_like(text: str, prefix: str = "") -> Q:
    """The same as a condition, which reads every row: for lists that are short anyway.

    ``prefix`` leads from a row to the person ("person__").
    """
    ways = list(_ways(text))
    numbers = reduce(or_, (Q(staff_number__begins=said) for way, said in ways if way == "merged"))
    merged = Person.objects.filter(numbers, merged_into__isnull=False)
    found = Q(**{f"{prefix}pk__in": merged.values("merged_into")})
    return reduce(or_, (_as_condition(way, prefix) for way in ways if way[0] != "merged"), found)


def _ways(text: str) -> Iterator[Way]:
    """Every way in which ``text`` may find somebody; each has its index."""
    typed = unicodedata.normalize("NFKC", text).strip()
    for name in dict.fromkeys((*forms(typed), text.strip())):
        yield from ((way, name) for way in _NAMES)
        # Without letters nothing is gained by folding them, which costs PostgreSQL more than the rest.
        yield ("long__contains" if name.upper() == name.lower() else "long__icontains", name)
    for number in dict.fromkeys((typed, typed.upper(), typed.lower())):
        yield from (("staff_number__begins", number), ("merged", number))
    spelled = typed.lower().translate(_UNSPELLED)
    if spelled.isascii() and spelled.isalpha():
        yield from ((way, spelled) for way in _PINYIN)


def _as_condition(way: Way, prefix: str = "") -> Q:
    field, said = way
    if field.startswith("long__"):
        how = field.removeprefix("long__")
        return Q(**{f"{prefix}name__is_long": True, f"{prefix}name__{how}": said})
    return Q(**{f"{prefix}{field}": said})


@dataclass(frozen=True, slots=True)
class _Picked:
    """A question to the indexes: the ids of the persons found, some of them twice."""

    ways: tuple[str, ...]
    parameters: tuple[Any, ...]

    @property
    def all(self) -> str:
        """The SQL for all of them: a UNION asks one index at a time, an OR reads every row."""
        return " UNION ALL ".join(self.ways)

    def some(self, most: int) -> str:
        """The SQL for at most ``most``; said of every way, or PostgreSQL gets ready to take all of one."""
        several = (f"SELECT * FROM ({way} LIMIT {most:d}) AS part" for way in self.ways)  # noqa: S608 - Django's own SQL
        return f"{' UNION ALL '.join(several)} LIMIT {most:d}"


def _picked(text: str) -> _Picked:
    several, parameters = [], []
    for way, said in _ways(text):
        asked = _asked(way)
        several.append(asked.sql)
        parameters += filled(asked.parameters, said)
    return _Picked(tuple(several), tuple(parameters))


def _some(picked: _Picked, most: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(picked.some(most), picked.parameters)
        return [person for (person,) in cursor.fetchall()]


def _are_at_most(rows: Rows, most: int) -> bool:
    return rows.order_by()[: most + 1].count() <= most


def _in(rows: Rows, person: str, these: RawSQL) -> Rows:
    return rows.filter(**{f"{person or 'pk'}__in": these})


def _keys(rows: Rows, most: int) -> list[int]:
    return list(rows.order_by().values_list("pk", flat=True)[:most])


@lru_cache(maxsize=20)
def _asked(way: str) -> Statement:
    """The question of one way, with a blank; for Django to write it takes longer than the answer."""
    if way == "merged":
        merged = Person.objects.filter(staff_number__begins=BLANK, merged_into__isnull=False)
        return statement(merged.order_by().values_list("merged_into"))
    return statement(
        Person.objects.filter(_as_condition((way, BLANK))).order_by().values_list("pk")
    )
