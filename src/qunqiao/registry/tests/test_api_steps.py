"""Steps that programs take with workbooks and transfers: what the pages allow, and no more."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from qunqiao.people.testing import a_program
from qunqiao.registry.models import Membership
from qunqiao.registry.testing import a_member, an_organisation
from qunqiao.registry.tests.workbooks import previewed

UNION = {
    "code": "new-gh",
    "name": "新工会",
    "unit_code": "north",
    "kind": "trade_union",
    "tier": "committee",
    "founded_on": date(2020, 1, 1),
}


def post(client, path, sent):
    return client.post(path, sent, content_type="application/json")


@pytest.fixture
def intake(cast):
    return previewed(cast.officer, organisations=[UNION])


@pytest.mark.parametrize(
    "table",
    [
        {"sheet": 9},
        {"sheet": 0, "columns": {"没有这一列": "name"}},
        {"sheet": 0, "columns": {"组织名称": "code"}},
        {"sheet": 0, "columns": {"组织名称": "no_such_field"}},
    ],
    ids=["no such table", "no such heading", "one field twice", "no such field"],
)
def test_a_correction_that_makes_no_sense_is_refused(table, cast, intake, trail):
    path = f"/api/intakes/{intake.pk}/headings"
    answer = post(a_program(cast.officer), path, {"tables": [table]})

    assert answer.status_code == 422
    assert trail.acts() == []


def test_a_corrected_heading_has_the_file_read_again(cast, intake, trail):
    client = a_program(cast.officer)
    path = f"/api/intakes/{intake.pk}"
    taken = client.get(path).json()["sheets"][0]["columns"]["founded_on"]
    answer = post(client, f"{path}/headings", {"tables": [{"sheet": 0, "columns": {taken: ""}}]})

    assert answer.json()["state"] == "reading"
    assert [act[0] for act in trail.acts()] == ["registry.intake.correct"]
    assert client.post("/api/intakes/headings/forget").json() == {"forgotten": 1}


@pytest.mark.parametrize(
    ("name", "content"), [("a.pdf", b"x"), ("a.xlsx", b"")], ids=["no workbook", "empty"]
)
def test_a_file_that_is_no_workbook_is_refused_with_its_sentence(name, content, cast, trail):
    answer = a_program(cast.officer).post(
        "/api/intakes", {"file": SimpleUploadedFile(name, content)}
    )

    assert (answer.status_code, answer.json()["field"]) == (422, "file")
    assert trail.acts() == []


def test_an_unknown_member_is_named_as_the_fault(cast):
    union = an_organisation(cast.north)
    there = an_organisation(cast.south)
    path = f"/api/organisations/{union.pk}/transfers/out"
    answer = post(a_program(cast.officer), path, {"number": "nobody", "to": there.code})

    assert (answer.status_code, answer.json()["field"]) == (422, "number")


def test_a_transfer_is_asked_by_one_side_and_confirmed_by_the_other(cast):
    union, there = an_organisation(cast.north), an_organisation(cast.south)
    a_member(union, cast.worker)
    ours, theirs = a_program(cast.officer), a_program(cast.stranger)
    path = f"/api/organisations/{union.pk}/transfers/out"
    asked = post(ours, path, {"number": "worker", "to": there.code, "note": "调动"}).json()
    waiting = theirs.get("/api/transfers").json()["items"]
    day = {"day": "2026-11-20"}
    own = post(ours, f"/api/transfers/{asked['id']}/confirm", day)
    done = post(theirs, f"/api/transfers/{asked['id']}/confirm", day)

    assert [row["staff_number"] for row in waiting] == ["worker"]
    assert own.status_code == 403
    assert done.json()["state"] == "confirmed"
    assert Membership.objects.get(person=cast.worker, left_on=None).organisation == there
