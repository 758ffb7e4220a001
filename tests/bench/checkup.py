"""The whole rulebook over the sample province: ours, an ORM loop, and merely reading the columns."""

import shutil
import tempfile
from datetime import date
from pathlib import Path

import django
from django.conf import settings

django.setup()

from qunqiao.checkups import bridge  # noqa: E402 - Django's apps come first
from qunqiao.registry.models import (  # noqa: E402 - as above
    Appointment,
    Fund,
    Membership,
    Organisation,
    Post,
    Term,
)
from qunqiao_engines.rulebook import TABLES  # noqa: E402 - as above
from tests.bench.clock import Result, timed  # noqa: E402 - as above


def _orm_loop(day: date) -> None:
    """Eight figures per organisation the way pages ask for them: a third of what the rulebook reads."""
    for organisation in Organisation.objects.filter(closed_on__isnull=True):
        members = Membership.objects.filter(organisation=organisation, left_on__isnull=True)
        members.count()
        members.filter(person__sex="female").count()
        posts = Post.objects.filter(organisation=organisation, closed_on__isnull=True)
        posts.count()
        posts.filter(full_time=True).count()
        held = Appointment.objects.filter(post__in=posts, ended_on__isnull=True)
        held.filter(post__body="committee").count()
        held.filter(post__title="chair").count()
        Term.objects.filter(organisation=organisation, began_on__lte=day).last()
        Fund.objects.filter(organisation=organisation, year=day.year - 1).first()


def bench() -> list[Result]:
    """Needs a loaded sample province (``qunqiao demo --no-serve``)."""
    import duckdb  # noqa: PLC0415 - only the limit is measured with it directly

    home = Path(tempfile.mkdtemp())
    day = settings.TODAY
    try:
        taken = bridge.take_snapshot(home, as_of=day)
        rules = bridge.house(day)

        def ours() -> None:
            bridge.evaluate_snapshot(
                taken.directory, rules.files, as_of=day, parameters=rules.parameters
            )

        def limit() -> None:
            with duckdb.connect() as connection:
                for table in TABLES:
                    path = Path(taken.directory) / f"{table}.parquet"
                    connection.execute(f"SELECT COUNT(COLUMNS(*)) FROM '{path}'").fetchall()

        return [
            timed("ours: every rule over a snapshot", ours),
            timed("Django ORM: eight figures per organisation (peer)", lambda: _orm_loop(day)),
            timed("DuckDB: only read every column (limit)", limit),
        ]
    finally:
        shutil.rmtree(home)
