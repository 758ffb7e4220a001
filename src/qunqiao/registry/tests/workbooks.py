"""Workbooks of a few rows, and what becomes of them, for tests of the intake."""

from datetime import date
from typing import Any

from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.registry import bridge
from qunqiao.registry.actions.apply_intake import apply_intake
from qunqiao.registry.actions.read_intake import read_intake
from qunqiao.registry.actions.send_intake import send_intake
from qunqiao.registry.bridge import reader
from qunqiao.registry.models import Intake
from qunqiao.registry.policy.intake import scope_of
from qunqiao.registry.queries.comparison import Manner, Reading, compared
from qunqiao.registry.queries.intake_rows import KeptRow, rows_in

DAY = date(2022, 4, 15)


def a_book(**tables: list[dict[str, Any]]) -> bytes:
    """A workbook with a sheet for each table named."""
    return bridge.workbook(tables, "zh")


def read(sender: Person, mode: str = "update", **tables: list[dict[str, Any]]) -> Reading:
    """Such a workbook, read and compared for a sender."""
    return reading_of_book(sender, a_book(**tables), mode)


def reading_of_book(sender: Person, book: bytes, mode: str = "update") -> Reading:
    """A workbook, read in this process and compared for a sender."""
    events = reader.read_stream(book, filename="a.xlsx")
    return compared(events, Manner(scope_of(reach_of(sender)), mode))


def judged(sender: Person, mode: str = "update", **tables: list[dict[str, Any]]) -> list[KeptRow]:
    """The rows of such a workbook as they are judged for a sender, in the order of the layout."""
    kept = read(sender, mode, **tables).kept()
    return [row for place, found in kept for row in rows_in(found, place)]


def verdicts(sender: Person, mode: str = "update", **tables: list[dict[str, Any]]) -> list[str]:
    """The verdict of each row."""
    return [row.verdict for row in judged(sender, mode, **tables)]


def codes(row: KeptRow) -> list[tuple[str, str]]:
    """(field, code) of each reason to refuse a row."""
    return [(reason["field"], reason["code"]) for reason in row.reasons]


def sent(sender: Person, **tables: list[dict[str, Any]]) -> Intake:
    """An intake waiting to be read."""
    return send_intake(actor=sender, filename="报表.xlsx", content=a_book(**tables))


def previewed(sender: Person, **tables: list[dict[str, Any]]) -> Intake:
    """An intake that was read and waits for its sender's yes."""
    return previewed_book(sender, a_book(**tables))


def previewed_book(
    sender: Person, book: bytes, mode: str = "update", *, strict: bool = False
) -> Intake:
    """An intake of this very workbook, read and waiting."""
    intake = send_intake(actor=sender, filename="报表.xlsx", content=book, mode=mode, strict=strict)
    return read_intake(actor=sender, intake=intake, reading=reading_of_book(sender, book, mode))


def applied(sender: Person, **tables: list[dict[str, Any]]) -> Intake:
    """An intake that is written: how tests change the registry as people do, by an act on the trail."""
    return apply_intake(actor=sender, intake=previewed(sender, **tables))


def unit(code: str, parent: str | None = None, **fields: Any) -> dict[str, Any]:
    """A row of the sheet of units."""
    return {"code": code, "name": f"{code} 局", "kind": "organ", "parent_code": parent, **fields}


def organisation(code: str, unit_code: str, **fields: Any) -> dict[str, Any]:
    """A row of the sheet of organisations: a trade union."""
    kind = {"kind": "trade_union", "tier": "committee"}
    return {"code": code, "name": f"{code} 工会", "unit_code": unit_code, **kind, **fields}


def person(staff_number: str, unit_code: str, **fields: Any) -> dict[str, Any]:
    """A row of the sheet of people."""
    return {"staff_number": staff_number, "name": "张三", "unit_code": unit_code, **fields}


def post(code: str, organisation_code: str, **fields: Any) -> dict[str, Any]:
    """A row of the sheet of posts: the chair."""
    kind = {"body": "committee", "title": "chair"}
    return {"code": code, "organisation_code": organisation_code, **kind, **fields}


def appointment(post_code: str, staff_number: str, **fields: Any) -> dict[str, Any]:
    """A row of the sheet of appointments."""
    return {"post_code": post_code, "staff_number": staff_number, "began_on": DAY, **fields}


def membership(organisation_code: str, staff_number: str, **fields: Any) -> dict[str, Any]:
    """A row of the sheet of memberships."""
    key = {"organisation_code": organisation_code, "staff_number": staff_number}
    return {**key, "joined_on": DAY, **fields}


def term(organisation_code: str, number: int = 1, **fields: Any) -> dict[str, Any]:
    """A row of the sheet of terms: five years."""
    key = {"organisation_code": organisation_code, "number": number}
    return {**key, "began_on": DAY, "years": 5, **fields}
