"""A small platform with one of everything, and with what databases like to get wrong."""

from datetime import UTC, date, datetime
from hashlib import shake_128
from pathlib import Path

from django.conf import settings
from django_tasks_db.models import DBTaskResult

from qunqiao.people.actions.grant_seat import grant_seat
from qunqiao.people.actions.move_unit import move_unit
from qunqiao.people.models import Seat
from qunqiao.people.testing import Cast, a_cast
from qunqiao.registry.models import Intake
from qunqiao.registry.testing import a_venue, one_of_everything

MOMENT = datetime(2026, 11, 20, 1, 2, 3, 456789, UTC)
ODD = '引号"、反斜杠\\、\\N、\t制表、\n换行、𠮷、é、🙂'


def a_world() -> Cast:
    """Units, people, an organisation with everything, a workbook, acts on the trail, and files."""
    cast = a_cast()
    filed = one_of_everything(cast.north, cast.officer)
    filed.organisation.approval_document = ODD
    filed.organisation.save()
    a_venue(cast.south, area=None, shared=None, name=ODD[:40])
    Intake.objects.create(
        sent_by=cast.officer,
        sent_at=MOMENT,
        since=MOMENT,
        filename="花名册.xlsx",
        content=bytes(range(256)) * 700,
        digest="0" * 64,
        sheets=[{"table": "people", "rows": 2, "z": 1, "a": [1.5, None, True, ODD]}],
    )
    grant_seat(
        actor=cast.supervisor,
        person=cast.worker,
        role=Seat.Role.OFFICER,
        unit=cast.north,
        began_on=date(2026, 1, 1),
    )
    move_unit(actor=cast.supervisor, unit=cast.north_lab, under=cast.south)
    for status in ("READY", "RUNNING", "SUCCESSFUL"):
        _a_job(status)
    return cast


def some_files(home: Path) -> None:
    """A snapshot, a rulebook and an attachment under ``home``; and what is not state."""
    for name, content in {
        "snapshots/0123/units.parquet": b"PAR1" * 5000,
        "rulebooks/parameters.toml": "# 参数".encode(),
        "files/empty.bin": b"",
        "files/packed.bin": shake_128(b"no packing makes it smaller").digest(200_000),
        "files/half.xlsx.part": b"not yet",
        "snapshots/.taking-1/units.parquet": b"not yet",
        "static/x.css": b"made again",
    }.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    Path(settings.KEYS).write_text('{"keys": 1}', "utf-8")
    (home / "secret.key").write_text("secret of the machine", "utf-8")


def _a_job(status: str) -> None:
    DBTaskResult.objects.create(
        status=status,
        task_path="qunqiao.checkups.jobs.run_checkup",
        args_kwargs={"args": [], "kwargs": {"checkup_id": 1}},
        started_at=MOMENT,
        worker_ids=["gone"],
        queue_name="default",
        backend_name="default",
        exception_class_path="",
        traceback="",
        run_after=MOMENT,
    )
