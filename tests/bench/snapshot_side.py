"""The bench of snapshots in one database, in a process of its own: ``python -m tests.bench.snapshot_side PEOPLE``."""

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qunqiao.config.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - Django's apps come first
from django.db import connection  # noqa: E402 - as above
from django.db.models import Model  # noqa: E402 - as above

from qunqiao.checkups.bridge import snapshots, straight  # noqa: E402 - as above
from qunqiao.checkups.bridge.tables import TABLES  # noqa: E402 - as above
from qunqiao.people.models import Unit  # noqa: E402 - as above
from qunqiao.registry.models import Organisation  # noqa: E402 - as above
from qunqiao_engines.rulebook import TABLES as ENGINE_TABLES  # noqa: E402 - as above
from tests.bench import snapshot_read  # noqa: E402 - as above
from tests.bench.crowd import fill  # noqa: E402 - as above

TIMES = 5
# Read as well, for what is not in the registry as the snapshot has it.
ALSO = {
    "units": {"path"},
    "people": {"id", "birth_date", "is_system", "merged_into_id"},
    "memberships": {"person_id"},
    "appointments": {"person_id"},
}


def main(number: int) -> None:
    """Fill the database, take snapshots both ways, print what they took as JSON."""
    call_command("migrate", verbosity=0)
    fill(number)
    _join_all()
    said: dict[str, object] = {"straight": [_timed() for _time in range(TIMES)]}
    said["read"] = _read()
    snapshots.Source.of_connection = lambda: None  # type: ignore[method-assign]  # as where DuckDB cannot read
    said["row by row"] = [_timed()]
    said["rows"] = 2 * number
    print(json.dumps(said))


def _read() -> list[float]:
    """DuckDB reads the columns a snapshot is made of and keeps the greatest value of each."""
    source = straight.Source.of_connection()
    if source is None:
        raise SystemExit("DuckDB cannot read this database")
    order = straight._order(source, Path(), "")
    order["runs"] = TIMES
    order["queries"] = [_greatest(table.name, table.rows().model) for table in TABLES]
    done = subprocess.run(
        [sys.executable, snapshot_read.__file__],
        input=json.dumps(order),
        capture_output=True,
        text=True,
        check=True,
    )
    taken: list[float] = json.loads(done.stdout)
    return taken


def _greatest(table: str, model: type[Model]) -> str:
    wanted = {*ENGINE_TABLES[table], *ALSO.get(table, ())}
    columns = [field.column for field in model._meta.concrete_fields if field.column in wanted]
    values = ", ".join(f'max("{column}")' for column in columns)
    return f'SELECT {values} FROM registry."{model._meta.db_table}"'


def _join_all() -> None:
    """An organisation in each unit, and everybody a member of their unit's."""
    Organisation.objects.bulk_create(
        Organisation(
            code=unit.code, name=unit.name, unit=unit, kind="trade_union", tier="committee"
        )
        for unit in Unit.objects.all()
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO registry_membership (organisation_id, person_id, joined_on)"
            " SELECT o.id, p.id, p.birth_date FROM people_person p"
            " JOIN registry_organisation o ON o.unit_id = p.unit_id WHERE p.birth_date IS NOT NULL"
        )
        if connection.vendor == "postgresql":  # as autovacuum would soon have done
            cursor.execute("VACUUM ANALYZE registry_membership")


def _timed() -> float:
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        snapshots.take_snapshot(Path(folder), as_of=date(2026, 11, 20))
        return time.perf_counter() - began


if __name__ == "__main__":
    main(int(sys.argv[1]))
