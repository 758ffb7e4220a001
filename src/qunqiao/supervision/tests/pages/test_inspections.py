"""The pages of self-inspection: sending, filling in, and the table with its workbook."""

import pytest
from django.urls import reverse

from qunqiao.supervision.models import Inspection, Sheet, Task
from qunqiao.supervision.testing import a_document, a_problem, an_answer, an_inspection


@pytest.fixture
def made(cast, small_rules):
    """Two tendencies, asked of all units."""
    return an_inspection(cast.supervisor, cast.root, cast.root)


@pytest.fixture
def sheet(cast, made):
    """North's."""
    return Sheet.objects.get(inspection=made, unit=cast.north)


def _typed(sheet, **more):
    typed = {}
    for one in sheet.inspection.concerns.all():
        typed |= {
            f"ours_{one.pk}": "0",
            f"grounds_{one.pk}": "核对过",
            f"what_{one.pk}": "",
            f"by_{one.pk}": "",
        }
    return {**typed, **more}


def test_a_documents_problems_are_offered_and_sent(cast, sign_in, small_rules):
    document = a_document(cast.supervisor, cast.root)
    item = a_problem(document, "届满没有换届")
    browser, address = sign_in(cast.supervisor), reverse("supervision:inspection_new")
    page = browser.get(address, {"document": document.pk}).content.decode()
    sent = {
        "title": "自查", "items": [item.pk], "tendencies": ["organ"],
        "branch": cast.root.pk, "due_on": "2026-12-04", "unit": cast.root.pk,
    }  # fmt: skip
    answer = browser.post(f"{address}?document={document.pk}", sent)
    made = Inspection.objects.get()

    assert "届满没有换届" in page
    assert answer.url == reverse("supervision:inspection", args=[made.pk])
    assert [one.words for one in made.concerns.all()] == ["届满没有换届", "机关化"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"tendencies": []},
        {"tendencies": ["wealth"]},
        {"due_on": "2020-01-01"},
        {"due_on": "soon"},
        {"title": "x" * 121},
        {"title": "x\x00"},
        {"branch": "999999"},
        {"branch": "a"},
        {"unit": "999999"},
    ],
)
def test_bad_input_gets_its_sentence(cast, sign_in, wrong):
    sent = {
        "title": "自查", "tendencies": ["organ"], "branch": cast.root.pk,
        "due_on": "2026-12-04", "unit": cast.root.pk,
    }  # fmt: skip
    answer = sign_in(cast.supervisor).post(reverse("supervision:inspection_new"), {**sent, **wrong})

    assert answer.status_code == 422
    assert not Inspection.objects.exists()


def test_a_unit_fills_in_its_sheet_once(cast, sheet, sign_in):
    address = reverse("supervision:sheet_answer", args=[sheet.pk])
    browser = sign_in(cast.officer)
    page = browser.get(reverse("supervision:sheet", args=[sheet.pk])).content.decode()
    first = sheet.inspection.concerns.first()
    plan = {f"ours_{first.pk}": "1", f"what_{first.pk}": "下基层", f"by_{first.pk}": "2027-01-20"}

    assert "没有数据能说明" in page
    assert browser.post(address, _typed(sheet, **plan)).status_code == 302
    assert Task.objects.get().what == "机关化"
    assert browser.post(address, _typed(sheet)).status_code == 409


@pytest.mark.parametrize("wrong", ["ours", "grounds", "what", "by"])
def test_a_line_without_its_answer_stands_there_again(cast, sheet, sign_in, wrong):
    first = sheet.inspection.concerns.first()
    plan = {f"ours_{first.pk}": "1", f"what_{first.pk}": "下基层", f"by_{first.pk}": "2027-01-20"}
    typed = _typed(sheet, **plan) | {f"{wrong}_{first.pk}": ""}
    answer = sign_in(cast.officer).post(reverse("supervision:sheet_answer", args=[sheet.pk]), typed)

    assert answer.status_code == 422
    assert not Task.objects.exists()


def test_units_see_their_own_sheet_and_the_sender_the_whole_table(cast, sheet, sign_in):
    address = reverse("supervision:inspection", args=[sheet.inspection_id])
    an_answer(cast.officer, sheet, ours=True)
    whole = sign_in(cast.supervisor).get(address).content.decode()
    own = sign_in(cast.officer).get(address).content.decode()

    assert "south 局" in whole
    assert "有，整改中" in whole
    assert "south 局" not in own
    assert (
        sign_in(cast.stranger).get(reverse("supervision:sheet", args=[sheet.pk])).status_code == 404
    )


def test_the_table_is_a_workbook_too(cast, sheet, sign_in):
    address = reverse("supervision:inspection", args=[sheet.inspection_id])
    file = sign_in(cast.supervisor).get(address, {"export": "xlsx"})

    assert b"".join(file.streaming_content)[:2] == b"PK"
