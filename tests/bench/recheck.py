"""One organisation re-checked after a change: CPU on the sample province, and with ten and a hundred times as many others."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.conf import settings
from django.db import connection

django.setup()

from django.db.models import Count, Max, Model  # noqa: E402 - Django's apps come first

from qunqiao.checkups import bridge  # noqa: E402 - as above
from qunqiao.kit import clock  # noqa: E402 - as above
from qunqiao.people.models import Person, Unit  # noqa: E402 - as above
from qunqiao.registry.models import (  # noqa: E402 - as above
    Appointment,
    Fund,
    Membership,
    Organisation,
    Post,
    Term,
    Venue,
)
from tests.bench import sample  # noqa: E402 - as above
from tests.bench.clock import Result  # noqa: E402 - as above

# Table -> the columns that must be others in a copy: ids and what refers to ids, and unique texts.
_IDS: dict[type[Model], tuple[str, ...]] = {
    Unit: ("id",),
    Person: ("id", "unit_id"),
    Organisation: ("id", "unit_id"),
    Term: ("id", "organisation_id"),
    Post: ("id", "organisation_id"),
    Appointment: ("id", "post_id", "person_id"),
    Membership: ("id", "organisation_id", "person_id"),
    Fund: ("id", "organisation_id"),
    Venue: ("id", "unit_id"),
}
_UNIQUE = {"code", "staff_number", "uscc", "path"}
_SCALES = (1, 10, 100)


def bench() -> list[Result]:
    """Needs a loaded sample province on SQLite (``qunqiao demo --no-serve``); copies it, and leaves it alone."""
    sample.require("recheck")
    subject = _middling()
    results = []
    for scale in _SCALES:
        with _copied(scale):
            number = Organisation.objects.count()
            seconds = _cpu(lambda: bridge.recheck([subject], as_of=clock.today()))
            results.append(
                Result(
                    f"CPU seconds to re-check one of {number:,} organisations",
                    seconds,
                    stands_alone=True,
                )
            )
    return results


def _middling() -> tuple[str, int]:
    """The organisation in the middle by its number of members."""
    by_size = Organisation.objects.annotate(size=Count("memberships")).order_by("size", "pk")
    return "organisation", by_size.values_list("pk", flat=True)[by_size.count() // 2]


@contextmanager
def _copied(scale: int) -> Iterator[None]:
    """The registry ``scale`` times over, in a copy of the database that is thrown away."""
    home = settings.DATABASES["default"]["NAME"]
    copy = Path(f"{home}.bench")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(copy)])
    connection.close()
    connection.settings_dict["NAME"] = str(copy)
    try:
        _multiply(scale)
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = home
        for leftover in copy.parent.glob(f"{copy.name}*"):
            leftover.unlink()


def _multiply(scale: int) -> None:
    step = 1 + max(model._default_manager.aggregate(top=Max("pk"))["top"] or 0 for model in _IDS)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys = OFF")
        cursor.execute("BEGIN IMMEDIATE")
        for model, ids in _IDS.items():
            cursor.execute(_copying(model, ids, step, range(1, scale)))
        cursor.execute("COMMIT")
        cursor.execute("ANALYZE")


def _copying(model: type[Model], ids: Iterable[str], step: int, copies: range) -> str:
    """SQL that adds ``copies`` of all rows, each with ids and codes of its own."""
    meta = model._meta
    columns = [str(field.column) for field in meta.concrete_fields]
    taken = ", ".join(_cell(column, set(ids), step) for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    numbers = f"WITH RECURSIVE n(n) AS (SELECT 1 WHERE {copies.stop} > 1 UNION ALL SELECT n + 1 FROM n WHERE n + 1 < {copies.stop})"
    return f'INSERT INTO "{meta.db_table}" ({names}) {numbers} SELECT {taken} FROM "{meta.db_table}", n'


def _cell(column: str, ids: set[str], step: int) -> str:
    if column in ids:
        return f'"{column}" + n * {step}'
    if column == "path":
        return "printf('%04d', n + 1) || substr(path, 5)"
    return f"\"{column}\" || '-' || n" if column in _UNIQUE else f'"{column}"'


def _cpu(work: Callable[[], object], runs: int = 9) -> tuple[float, float, float]:
    """(min, median, max) seconds of this process's CPU, after a warm-up."""
    work()
    taken = []
    for _run in range(runs):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    taken.sort()
    return taken[0], taken[runs // 2], taken[-1]
