"""The whole rulebook over the sample province: ours, an ORM loop, and merely reading the columns."""

import shutil
import tempfile
from pathlib import Path

import django
from django.conf import settings

django.setup()

from qunqiao.checkups import bridge  # noqa: E402 - Django's apps come first
from qunqiao.registry.models import Membership, Organisation, Post  # noqa: E402 - as above
from qunqiao_engines.rulebook import TABLES  # noqa: E402 - as above
from tests.bench.clock import Result, timed  # noqa: E402 - as above


def _orm_loop(day: object) -> None:
    """Two figures per organisation the way a page would ask: far fewer than the rulebook reads."""
    for organisation in Organisation.objects.all():
        Membership.objects.filter(organisation=organisation, left_on__isnull=True).count()
        Post.objects.filter(organisation=organisation, closed_on__isnull=True).count()
    del day


def bench() -> list[Result]:
    """Needs a loaded sample province (``qunqiao demo --no-serve``)."""
    import duckdb  # noqa: PLC0415 - only the limit is measured with it directly

    home = Path(tempfile.mkdtemp())
    day = settings.TODAY
    try:
        taken = bridge.take_snapshot(home, as_of=day)
        files = bridge.house_rulebooks()

        def ours() -> None:
            bridge.evaluate_snapshot(
                taken.directory, files, as_of=day, parameters=bridge.house_parameters()
            )

        def limit() -> None:
            with duckdb.connect() as connection:
                for table in TABLES:
                    path = Path(taken.directory) / f"{table}.parquet"
                    connection.execute(f"SELECT COUNT(COLUMNS(*)) FROM '{path}'").fetchall()

        return [
            timed("ours: every rule over a snapshot", ours),
            timed("Django ORM: two counts per organisation (peer)", lambda: _orm_loop(day)),
            timed("DuckDB: only read every column (limit)", limit),
        ]
    finally:
        shutil.rmtree(home)
