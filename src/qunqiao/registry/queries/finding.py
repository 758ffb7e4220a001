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
from qunqiao.kit.statements import Statement, statement
from qunqiao.kit.text import forms
from qunqiao.people.models import Person

# How many are looked at first: enough for a page of a thousand, where most of the found are the reader's.
_FIRST = 2_500
# Where fewer are found than this, all are looked at. Where more are, one in fifty of a million is, and
# whoever reads the reader's own rows meets a thousand of them as soon.
_MOST = 20_000
# The reader's share of those looked at: from the one on it is worth to look at more of a great many,
# below the other the reader's own rows may be fewer than those found.
_WORTH, _SCARCE = 0.05, 0.005
_NAMES = ("name__begins", "name__from_second__begins", "name__from_third__begins", "long")
_PINYIN = ("pinyin__begins", "pinyin__after_space__begins")
_UNSPELLED = str.maketrans("", "", " '’")
# A way to find persons, and what must stand there.
Way = tuple[str, str]


def found(rows: Rows, text: str, person: str = "") -> Rows:
    """All ``rows`` whose person ``text`` finds; ``person`` leads from a row to the person, "" for persons."""
    return _in(rows, person, _picked(text))


def few(rows: Rows, text: str, most: int, person: str = "") -> list[int]:
    """The ids of at most ``most`` of ``found``, in no order, in a time that hardly grows with the registry.

    The indexes are asked first, and what they find is looked at as long as enough of it is the
    reader's; else the reader's own rows are read until enough of them fit.
    """
    picked = _picked(text)
    first = _ids(picked.limited(_FIRST))
    ours = list(_keys(rows.filter(**{f"{person or 'pk'}__in": first}), most))
    if len(first) < _FIRST or len(ours) >= most:
        return ours
    share = len(ours) / _FIRST
    number = len(_ids(picked.limited(_MOST)))
    if number < _MOST and (share >= _SCARCE or rows.order_by()[:number].count() == number):
        return list(_keys(_in(rows, person, picked), most))
    if number == _MOST and share >= _WORTH:
        ours = list(_keys(_in(rows, person, picked.limited(int(1.5 * most / share))), most))
        if len(ours) >= most:
            return ours
    return list(_keys(rows.filter(named_like(text, f"{person}__" if person else "")), most))


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
    for number in dict.fromkeys((typed, typed.upper(), typed.lower())):
        yield from (("staff_number__begins", number), ("merged", number))
    spelled = typed.lower().translate(_UNSPELLED)
    if spelled.isascii() and spelled.isalpha():
        yield from ((way, spelled) for way in _PINYIN)


def _as_condition(way: Way, prefix: str = "") -> Q:
    field, said = way
    if field == "long":
        return Q(**{f"{prefix}name__is_long": True, f"{prefix}name__icontains": said})
    return Q(**{f"{prefix}{field}": said})


@dataclass(frozen=True, slots=True)
class _Picked:
    """A question to the indexes: the ids of the persons found, some of them twice."""

    sql: str
    parameters: tuple[Any, ...]

    def limited(self, most: int) -> "_Picked":
        """The first ``most`` of them."""
        return _Picked(f"{self.sql} LIMIT {most:d}", self.parameters)


def _picked(text: str) -> _Picked:
    """An OR over all ways would make the database read every row; a UNION asks one index at a time."""
    several, parameters = [], []
    for way, said in _ways(text):
        asked = _asked(way)
        several.append(asked.sql)
        parameters += filled(asked.parameters, said)
    return _Picked(" UNION ALL ".join(several), tuple(parameters))


def _ids(picked: _Picked) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(picked.sql, picked.parameters)
        return [person for (person,) in cursor.fetchall()]


def _in(rows: Rows, person: str, picked: _Picked) -> Rows:
    these = RawSQL(picked.sql, picked.parameters)  # noqa: S611 - Django's own SQL; values are parameters
    return rows.filter(**{f"{person or 'pk'}__in": these})


def _keys(rows: Rows, most: int) -> Rows:
    return rows.order_by().values_list("pk", flat=True)[:most]


@lru_cache(maxsize=20)
def _asked(way: str) -> Statement:
    """The question of one way, with a blank; for Django to write it takes longer than the answer."""
    if way == "merged":
        merged = Person.objects.filter(staff_number__begins=BLANK, merged_into__isnull=False)
        return statement(merged.order_by().values_list("merged_into"))
    return statement(
        Person.objects.filter(_as_condition((way, BLANK))).order_by().values_list("pk")
    )
