"""A registry of many people to search in: weighted surnames, given names that repeat, several hundred units."""

from collections.abc import Iterator
from itertools import accumulate
from random import Random
from typing import Any

from django.db import connection

from qunqiao.kit.text import pinyin_key
from qunqiao.people.models import Person, Seat, Unit
from qunqiao.people.testing import a_person, a_unit
from qunqiao_engines.synth.names import SURNAMES
from tests.bench.roster import GIVEN

UNITS = 400
# The officer's unit; the others share the rest.
OWN_UNIT = 3_000
_FAR = (
    "阿依古丽·买买提",
    "努尔兰·叶尔肯",
    "古丽娜·库尔班",
    "巴图·朝鲁",
    "央金·加措",
    "热依罕·艾山",
)


def fill(number: int) -> None:
    """Units, ``number`` persons, and two who sign in: ``supervisor`` of all, ``officer`` of one unit."""
    root = a_unit("C", name="省直机关工委")
    units = [a_unit(f"C{at:04}", root) for at in range(UNITS)]
    a_person("supervisor", root, Seat.Role.SUPERVISOR, name="主管")
    a_person("officer", units[0], Seat.Role.OFFICER, name="干事")
    _write(_rows(number, units))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:  # as autovacuum would soon have done
            cursor.execute("VACUUM ANALYZE people_person, people_unit")


def names(number: int) -> Iterator[str]:
    """Names, always the same: 8 in 10 of three characters, 7 in 1,000 longer."""
    draws = Random(20261120)
    surnames, shares = list(SURNAMES), list(accumulate(SURNAMES.values()))
    for _at in range(number):
        if draws.random() < 0.007:
            yield draws.choice(_FAR)
            continue
        (surname,) = draws.choices(surnames, cum_weights=shares)
        second = draws.choice(GIVEN) if draws.random() < 0.8 else ""
        yield surname + draws.choice(GIVEN) + second


def _rows(number: int, units: list[Unit]) -> Iterator[tuple[Any, ...]]:
    fields = Person._meta.concrete_fields
    blank = {field.column: field.get_prep_value(field.get_default()) for field in fields}
    for at, name in enumerate(names(number)):
        place = 0 if at < OWN_UNIT else 1 + at % (UNITS - 1)
        known = {
            "id": 1_000 + at,
            "staff_number": f"{10_000_000 + at}",
            "name": name,
            "pinyin": pinyin_key(name),
            "sex": ("female", "male")[at % 2],
            "birth_date": f"{1965 + at % 40}-06-01",
            "unit_id": units[place].pk,
            "left_on": "2025-06-30" if at % 40 == 0 else None,
        }
        yield tuple({**blank, **known}.values())


def _write(rows: Iterator[tuple[Any, ...]]) -> None:
    """By the database's own fast way; SQLite gets room for the indexes."""
    names = ", ".join(f'"{field.column}"' for field in Person._meta.concrete_fields)
    connection.ensure_connection()
    database = connection.connection
    if connection.vendor == "sqlite":
        marks = ", ".join("?" * len(Person._meta.concrete_fields))
        database.execute(f"PRAGMA cache_size = -{512 * 1024}")
        database.execute("BEGIN IMMEDIATE")
        database.executemany(f"INSERT INTO people_person ({names}) VALUES ({marks})", rows)
        database.execute("COMMIT")
        return
    with (
        database.transaction(),
        database.cursor() as cursor,
        cursor.copy(f"COPY people_person ({names}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(row)
