"""No task is closed, or its order taken back, by whoever does it: not by a page, not by the interface, not on the command line."""

from __future__ import annotations

import ast
import json
import re

import pytest
from django.db import transaction
from django.urls import NoReverseMatch, get_resolver, reverse
from typer.testing import CliRunner

from qunqiao.checkups.models import Finding
from qunqiao.checkups.testing import a_checkup, a_union, lay_rulebook
from qunqiao.people.models import Seat
from qunqiao.people.testing import BEGAN, a_person, a_program
from qunqiao.supervision.management import commands
from qunqiao.supervision.models import Task
from qunqiao.supervision.testing import (
    a_directive,
    a_document,
    a_lead,
    a_measure,
    a_meeting,
    a_rectification,
    a_relay,
    a_sent_task,
    an_extension,
)
from tests.shape.routes import routes
from tests.shape.tree import sources

API = "api-1:"
# Whatever a form or a body could ask to have a task closed by.
SAID = {
    "done": "1", "granted": "1", "state": "closed", "closed_on": "2026-11-20", "outcome": "verified",
    "reason": "已经办完了", "answer": "已经办完了", "says": "已经办完了", "what": "已经办完了",
    "by_on": "2026-12-31", "until": "2027-03-31", "opening": "请整改。", "closing": "不用报材料。",
}  # fmt: skip


@pytest.fixture
def tasks(cast, settings, tmp_path):
    """One demand and one finding that north has to put right, and all that hangs on the first."""
    settings.RULEBOOKS, settings.HOME = lay_rulebook(tmp_path / "rules"), tmp_path
    a_union(cast.north, "late-gh", began_on=BEGAN.replace(year=2015))
    checkup = a_checkup(cast.supervisor)
    finding = Finding.objects.get(rule="term-full")
    (rectified,) = a_rectification(cast.supervisor, cast.root, finding)
    meeting = a_meeting(cast.supervisor, cast.root)
    demand = a_sent_task(a_directive(meeting), cast.supervisor, cast.north)
    lead = a_lead(demand, cast.north)
    return {
        "task_id": list(Task.objects.order_by("pk").values_list("pk", flat=True)),
        "responsibility_id": [lead.pk],
        # The supervisor has done a part of it, and is its verifier otherwise.
        "measure_id": [a_measure(lead, cast.supervisor).pk],
        "relay_id": [a_relay(meeting, cast.north).pk],
        "extension_id": [an_extension(lead, cast.officer).pk],
        "finding_id": [finding.pk],
        "checkup_id": [checkup.pk],
        "unit_id": [cast.north.pk],
        "meeting_id": [meeting.pk],
        "directive_id": [demand.directive_id],
        "document_id": [a_document(cast.supervisor, cast.root).pk],
        "rectification_id": [rectified.letter_id],
        "record": f"/findings/{finding.pk}/",
        "findings": str(finding.pk),
    }


def _addresses(ids):
    """Each of our routes, filled with what hangs on the tasks, else with 1."""
    for route in routes(get_resolver()):
        if ":" not in route.name or route.name.startswith("portal:demo"):
            continue
        names = re.findall(r"<(?:(\w+):)?(\w+)>", route.pattern)
        for pk in ids.get("task_id") if ("int", "task_id") in names else [1]:
            known = {name: ids.get(name, [1])[0] for kind, name in names if kind == "int"}
            words = {name: "unit" for kind, name in names if kind != "int"}
            known |= {"task_id": pk} if "task_id" in known else {}
            try:
                yield route.name, reverse(route.name, kwargs={**words, **known})
            except NoReverseMatch:
                continue


def _closing(person, ids, sign_in, state=Task.State.CLOSED):
    """The routes by which this person gets a task into ``state``, each tried from the same one."""
    found = set()
    tasks = {"tasks": ids["task_id"][:1], "task_ids": ids["task_id"][:1]}
    said = {**SAID, "record": ids["record"], "findings": ids["findings"], **tasks}
    page, program = sign_in(person), a_program(person)
    page.raise_request_exception = program.raise_request_exception = False
    for name, address in _addresses(ids):
        with transaction.atomic():
            if name.startswith(API):
                reason = {"reason": SAID["reason"]}
                bodies = ({"done": True, **reason}, {"task_ids": tasks["task_ids"], **reason}, said)
                for body in bodies:
                    program.post(address, json.dumps(body), content_type="application/json")
            elif not name.startswith(("people:account", "account")):
                page.post(address, said)
            if Task.objects.filter(state=state).exists():
                found.add(name)
            transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("doer", ["officer", "supervisor"])
def test_by_no_page_and_no_operation(cast, tasks, sign_in, doer):
    assert _closing(getattr(cast, doer), tasks, sign_in) == set()


def test_another_body_closes_it_by_two_ways_so_the_search_can_find_them(cast, tasks, sign_in):
    other = a_person("other", cast.root, Seat.Role.SUPERVISOR)

    assert _closing(other, tasks, sign_in) == {"supervision:verify", "api-1:verify_task"}


def test_nor_is_an_order_taken_back_by_who_carries_it_out(cast, tasks, sign_in):
    gone = Task.State.WITHDRAWN
    # Of the unit that has it to do, and with a seat in the body that sent it besides.
    both = {"person": cast.officer, "unit": cast.root, "role": Seat.Role.SUPERVISOR}
    Seat.objects.create(**both, began_on=BEGAN)

    assert _closing(cast.lead, tasks, sign_in, gone) == set()
    assert _closing(cast.officer, tasks, sign_in, gone) == set()


def test_the_sender_takes_it_back_by_two_ways_so_the_search_can_find_them(cast, tasks, sign_in):
    found = _closing(cast.supervisor, tasks, sign_in, Task.State.WITHDRAWN)

    assert found == {"supervision:rectification_withdraw", "api-1:withdraw_rectification"}


def test_by_no_command(tasks, tmp_path):
    report = tmp_path / "report.txt"
    report.write_text("会议要求，一是按期换届。", "utf-8")
    runner = CliRunner()
    for arguments in (["map"], ["map", "--json"], ["read", str(report)]):
        runner.invoke(commands, arguments)

    assert not Task.objects.filter(state=Task.State.CLOSED).exists()


def _importers(action: str) -> set[str]:
    """The files that import the action, tests and builders aside."""
    wanted = f"qunqiao.supervision.actions.{action}"
    return {
        source.path.removeprefix("src/qunqiao/supervision/")
        for source in sources()
        if source.is_python and not source.is_test and wanted in source.text
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ImportFrom) and node.module == wanted
    }


def test_there_are_no_other_doors_to_closing():
    """A command or a page added later must be put here, and so be looked at."""
    assert _importers("verify_task") == {"pages/verifying.py", "api/rectifying.py"}
    assert _importers("withdraw_rectification") == {"pages/withdrawing.py", "api/rectifying.py"}
    assert _importers("clear_task") == _importers("reopen_task") == {"jobs.py"}
