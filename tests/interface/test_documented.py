"""The commands of docs/api.md do what the text beside them says, in its order."""

from __future__ import annotations

import re
import shlex
from datetime import date
from pathlib import Path
from string import Template

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from qunqiao.people.models import Token
from qunqiao.people.testing import a_token
from qunqiao.registry import bridge, jobs
from qunqiao.registry.models import Intake, Organisation

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "api.md").read_text("utf-8")
HOUSE = "https://house"
COMMANDS = [
    line
    for block in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("curl ")
]
OTHERS = {"-H", "-F", "-X", "--json"}


def curl(command, book):
    """What curl would be answered; knows only the options the text uses."""
    words = shlex.split(command)[1:]
    asked = {option: [] for option in OTHERS}
    while words[0] in OTHERS:
        asked[words[0]].append(words[1])
        words = words[2:]
    (address,) = words
    client = Client(headers=dict(line.split(": ", 1) for line in asked["-H"]))
    path = address.removeprefix(HOUSE)
    if asked["--json"]:
        return client.post(path, asked["--json"][0], content_type="application/json")
    if asked["-F"]:
        return client.post(path, {"file": SimpleUploadedFile("report.xlsx", book)})
    return client.post(path) if asked["-X"] == ["POST"] else client.get(path)


@pytest.fixture
def book(cast):
    row = {
        "code": "new-gh",
        "name": "新工会",
        "unit_code": "north",
        "kind": "trade_union",
        "tier": "committee",
        "founded_on": date(2020, 1, 1),
    }
    return bridge.workbook({"organisations": [row]}, "zh")


def test_the_commands_do_what_the_text_says(cast, book, settings, tmp_path):
    settings.HOME = tmp_path  # another run beside this one may hold the lease of "intake 1"
    known = {"QUNQIAO": HOUSE, "TOKEN": a_token(cast.supervisor), "UNIT": cast.north.pk}
    told = []
    for command in COMMANDS:
        answer = curl(Template(command).substitute(known), book)
        if "-F file" in command:
            known["INTAKE"] = answer.json()["id"]
            jobs.read_intake.call(intake_id=known["INTAKE"])
        told.append((answer.status_code, answer.json()))
    jobs.apply_intake.call(intake_id=known["INTAKE"])
    me, listed, _sent, read, rows, applied, refused = told

    assert [status for status, _body in told] == [200, 200, 201, 200, 200, 200, 409]
    assert me[1]["staff_number"] == "supervisor"
    assert set(listed[1]) == {"total", "more", "page", "pages", "items"}
    assert (read[1]["state"], read[1]["add"], read[1]["sheets"][0]["table"]) == (
        "ready",
        1,
        "organisations",
    )
    assert rows[1]["items"][0]["values"]["code"] == "new-gh"
    assert applied[1]["state"] == Intake.State.APPLYING
    assert Organisation.objects.get(code="new-gh").unit == cast.north
    assert "refused" in refused[1]
    assert refused[1]["refused"].isascii()


def test_the_text_names_every_scope():
    assert [scope for scope in Token.Scope.values if f"`{scope}`" not in TEXT] == []
