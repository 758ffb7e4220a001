"""One side of the bench of the intake, in a process of its own: ``python -m tests.bench.intake_side WHAT FOLDER``."""

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qunqiao.config.settings")

from tests.bench.roster import UNITS, people

Told = dict[str, Any]


def prepare(folder: Path) -> Told:
    """A migrated database with the units of the roster."""
    del folder
    call_command("migrate", verbosity=0)
    units: list[dict[str, object]] = [{"code": "B", "name": "省", "kind": "organ"}]
    units += [
        {"code": f"B{at:04}", "name": f"单位{at}", "kind": "organ", "parent_code": "B"}
        for at in range(UNITS)
    ]
    _take_in(bridge.workbook({"units": units}, "zh"))
    return {}


def ours(folder: Path) -> Told:
    """What ``qunqiao intake FILE --apply`` does after it has started."""
    began = time.perf_counter()
    content = (folder / "roster.xlsx").read_bytes()
    read: list[float] = []

    def read_and_note(*words: Any) -> Any:
        reading = comparison.read_workbook(*words)
        read.append(time.perf_counter() - began)
        return reading

    taking.read_workbook = read_and_note
    rows = _take_in(content)
    whole = time.perf_counter() - began
    assert Person.objects.count() == rows + 1
    phases = {"reading and comparing": read[0], "keeping and writing": whole - read[0]}
    return {"seconds": whole, "phases": phases}


def _take_in(content: bytes) -> int:
    system = system_person()
    manner = comparison.Manner(scope_of(reach_of(system)))
    reading, taken = taking.take_in(
        actor=system, filename="roster.xlsx", content=content, manner=manner
    )
    assert taken is not None
    return int(reading.count("add"))


def peer(folder: Path) -> Told:
    """django-import-export as its documentation has it: a dry run for the preview, then in earnest."""
    from import_export import fields, resources, widgets  # noqa: PLC0415 - only the peer needs it
    from tablib import Dataset  # noqa: PLC0415 - only the peer needs it

    class People(resources.ModelResource):
        staff_number = fields.Field("staff_number", "工号")
        name = fields.Field("name", "姓名")
        sex = fields.Field("sex", "性别")
        birth_date = fields.Field("birth_date", "出生日期", widget=widgets.DateWidget())
        unit = fields.Field("unit", "单位编号", widget=widgets.ForeignKeyWidget(Unit, "code"))
        left_on = fields.Field("left_on", "离职日期", widget=widgets.DateWidget())

        class Meta:
            model = Person
            import_id_fields = ("staff_number",)
            skip_unchanged = True

        def before_import_row(self, row: Any, **_more: Any) -> None:
            row["性别"] = "male" if row["性别"] == "男" else "female"

    began = time.perf_counter()
    rows = Dataset().load((folder / "part.xlsx").read_bytes(), format="xlsx")
    for dry in (True, False):
        result = People().import_data(rows, dry_run=dry, raise_errors=True)
    assert result.totals["new"] == len(rows)
    return {"seconds": time.perf_counter() - began}


def raw(folder: Path) -> Told:
    """The same rows into the same table, by the database's own fast way; made ready beforehand."""
    del folder
    rows = list(_records())
    names = ", ".join(f'"{field.column}"' for field in Person._meta.concrete_fields)
    connection.ensure_connection()
    database = connection.connection
    began = time.perf_counter()
    if connection.vendor == "sqlite":
        marks = ", ".join("?" * len(rows[0]))
        database.execute("BEGIN IMMEDIATE")
        database.executemany(f"INSERT INTO people_person ({names}) VALUES ({marks})", rows)
        database.execute("COMMIT")
    else:
        with (
            database.transaction(),
            database.cursor() as cursor,
            cursor.copy(f"COPY people_person ({names}) FROM STDIN") as copy,
        ):
            for row in rows:
                copy.write_row(row)
    return {"seconds": time.perf_counter() - began}


def _records() -> Iterator[tuple[Any, ...]]:
    units = dict(Unit.objects.values_list("code", "pk"))
    size = int(os.environ.get("QUNQIAO_BENCH_ROWS", "200000"))
    for at, row in enumerate(people(size), 1000):
        known = {
            "id": at,
            "staff_number": row[1],
            "name": row[2],
            "pinyin": pinyin_key(row[2]),
            "sex": "male" if row[3] == "男" else "female",
            "birth_date": row[5].isoformat(),
            "unit_id": units[row[7]],
            "left_on": row[13].isoformat() if row[13] else None,
        }
        yield tuple(
            known[field.column]
            if field.column in known
            else field.get_prep_value(field.get_default())
            for field in Person._meta.concrete_fields
        )


def fastexcel(folder: Path) -> Told:
    """Every cell to Arrow, as strings."""
    import fastexcel as reader  # noqa: PLC0415 - only this side needs it

    began = time.perf_counter()
    sheet = reader.read_excel(str(folder / "roster.xlsx")).load_sheet(0, dtypes="string")
    sheet.to_arrow()
    return {"seconds": time.perf_counter() - began}


def calamine(folder: Path) -> Told:
    """Every cell to a Python value."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - only this side needs it

    began = time.perf_counter()
    CalamineWorkbook.from_path(str(folder / "roster.xlsx")).get_sheet_by_index(0).to_python()
    return {"seconds": time.perf_counter() - began}


BARE: dict[str, Callable[[Path], Told]] = {"fastexcel": fastexcel, "calamine": calamine}
SIDES = {**BARE, "prepare": prepare, "ours": ours, "peer": peer, "raw": raw}

if __name__ == "__main__":
    what, folder = sys.argv[1], Path(sys.argv[2])
    if what not in BARE:
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        from qunqiao.kit.text import pinyin_key
        from qunqiao.people.models import Person, Unit
        from qunqiao.people.queries import reach_of, system_person
        from qunqiao.registry import bridge
        from qunqiao.registry.management import taking
        from qunqiao.registry.policy.intake import scope_of
        from qunqiao.registry.queries import comparison
    told = SIDES[what](folder)
    for name, whose in (("mib", resource.RUSAGE_SELF), ("reader_mib", resource.RUSAGE_CHILDREN)):
        told[name] = resource.getrusage(whose).ru_maxrss / 1024
    print(json.dumps(told))
