"""Entering many numbers at once, as an intake does."""

from collections.abc import Iterable, Mapping

from django.db import connection

from qunqiao.kit.errors import require
from qunqiao.people.bridge.sealed import SealedRow, seal_many
from qunqiao.people.models import Person, PrivateDetail
from qunqiao.people.policy.privacy import HELPERS
from qunqiao.people.queries import reach_of, under
from qunqiao.people.queries.private import verdicts
from qunqiao.trail.recording import action, record

_AT_ONCE = 5_000  # ids asked for in one query; SQLite takes 32,766 parameters


@action("people.private.keep")
def keep_private(*, actor: Person, kind: str, numbers: Mapping[int, str]) -> int:
    """Keep a number for each person id; how many were new or different is given back.

    ``numbers`` are ``normal`` and were doubted before. The same numbers again change nothing. One
    entry on the trail says how many; whose they were says the intake.

    Raises:
        NotAllowed: one of the persons is not among those whose paperwork the actor does.

    """
    require(actor.is_system or _all_in_reach(actor, list(numbers)))
    judged = verdicts(kind, numbers)
    wanted = [(pk, number) for pk, number in numbers.items() if judged[pk] != "unchanged"]
    written = _write(seal_many(kind, wanted))
    record(actor, on=actor.unit or actor, unit_id=actor.unit_id, detail=kind, rows=written)
    return written


def _write(rows: Iterable[SealedRow]) -> int:
    """Insert or replace; model objects would take five times as long as the sealing."""
    table = connection.ops.quote_name(PrivateDetail._meta.db_table)  # noqa: SLF001 - Django's documented model API
    columns = SealedRow._fields
    marks = ", ".join(["%s"] * len(columns))
    changed = ", ".join(f"{name} = excluded.{name}" for name in columns[2:])
    sql = (
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}) "  # noqa: S608 - names of our own columns
        f"ON CONFLICT (person_id, kind) DO UPDATE SET {changed}"
    )
    given = list(rows)
    with connection.cursor() as cursor:
        cursor.executemany(sql, given)
    return len(given)


def _all_in_reach(actor: Person, ids: list[int]) -> bool:
    visible = under(reach_of(actor).paths(HELPERS), "unit__path")
    seen = 0
    for start in range(0, len(ids), _AT_ONCE):
        asked = ids[start : start + _AT_ONCE]
        seen += Person.objects.filter(visible, pk__in=asked, erased_on__isnull=True).count()
    return seen == len(ids)
