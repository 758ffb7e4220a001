"""A number stands in the clear in the one answer it was asked for, and in no other place."""

import logging

import pytest
from django.db import connection
from django.urls import reverse

from qunqiao.people.actions.grant_seat import grant_seat
from qunqiao.people.models import PrivateDetail, Seat
from qunqiao.people.testing import a_program

ID, PHONE = PrivateDetail.Kind.ID_NUMBER, PrivateDetail.Kind.PHONE
NUMBER, MOBILE = "11010519491231002X", "13812345678"
REASON = {"purpose": "paperwork", "reason": "办理入会手续"}


@pytest.fixture(autouse=True)
def a_key_file_of_its_own(settings, tmp_path):
    settings.KEYS = tmp_path / "keys.json"


@pytest.fixture
def lived_in(cast, sign_in, caplog):
    """Numbers entered, mistyped, replaced and read through the pages, and what was logged meanwhile."""
    caplog.set_level(logging.DEBUG)
    browser = sign_in(cast.officer)
    for kind, number in ((ID, NUMBER), (PHONE, MOBILE), (PHONE, MOBILE)):
        keep = reverse("people:private_keep", args=[cast.worker.pk, kind])
        assert browser.post(keep, {"number": f"{number}99999999"}).status_code == 422
        assert browser.post(keep, {"number": number}).status_code == 302
        read = reverse("people:private_read", args=[cast.worker.pk, kind])
        assert number in browser.post(read, REASON).content.decode()
    browser.post(reverse("people:own_number", args=[ID]))
    grant_seat(
        actor=cast.supervisor,
        person=cast.worker,
        role=Seat.Role.OFFICER,
        unit=cast.north,
        began_on="2026-11-01",
    )
    return cast


def _whole_database() -> str:
    parts = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                for value in row:
                    raw = bytes(value) if isinstance(value, bytes | memoryview) else None
                    parts.append(raw.decode("latin-1") if raw else str(value))
    return "\n".join(parts)


def test_no_table_holds_a_number_in_the_clear(lived_in):
    dump = _whole_database()

    assert lived_in.worker.name in dump
    for part in (NUMBER, NUMBER[:17], MOBILE):
        assert part not in dump


def test_no_log_line_holds_a_number(lived_in, caplog):
    logged = "\n".join(record.getMessage() for record in caplog.get_records("setup"))

    assert "people:private_read" in logged
    for part in (NUMBER[:17], MOBILE):
        assert part not in logged


ADDRESSES = [
    "/people/",
    "/people/?q=" + NUMBER,
    "/people/?q=" + MOBILE,
    "/people/?export=csv",
    "/workbench/",
    "/workbench/trail/",
    "/account/",
    "/account/data/",
    "/account/data/copy/",
]


@pytest.mark.parametrize("part", ["supervisor", "lead", "officer", "worker"])
def test_no_list_export_trail_or_page_holds_a_number(lived_in, sign_in, part):
    browser = sign_in(getattr(lived_in, part))
    worker = lived_in.worker.pk

    for address in [*ADDRESSES, f"/people/{worker}/", f"/people/{worker}/private/"]:
        answer = browser.get(address)
        body = b"".join(answer) if answer.streaming else answer.content
        shown = body.decode("utf-8", "replace").replace(address, "")
        # The search box repeats what was typed into it.
        shown = shown if "?q=" not in address else shown.replace(address.partition("=")[2], "")
        for number in (NUMBER, MOBILE):
            assert number not in shown, address


def test_no_answer_to_a_program_holds_a_number(lived_in):
    program = a_program(lived_in.supervisor)

    paths = program.get("/api/openapi.json").json()["paths"]
    plain = [path for path, ways in paths.items() if "{" not in path and "get" in ways]

    assert any("people" in path for path in plain)
    for path in plain:
        answer = program.get(path)
        body = b"".join(answer) if answer.streaming else answer.content
        for number in (NUMBER[:17], MOBILE):
            assert number.encode() not in body, path
