"""A sender says what a column is; the file is read again, and the next one at once."""

import io

import pytest
import xlsxwriter
from django.urls import reverse

from qunqiao.kit.errors import NotAllowed
from qunqiao.kit.testing import read
from qunqiao.registry import jobs
from qunqiao.registry.actions.correct_headings import Said, correct_headings
from qunqiao.registry.actions.forget_headings import forget_headings
from qunqiao.registry.actions.send_intake import send_intake
from qunqiao.registry.errors import HeadingsSettled
from qunqiao.registry.models import HeadingMemory, Intake


def a_sheet(*headings, rows=(("101", "张三", "north"),)):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("人员")
        for number, row in enumerate([headings, *rows]):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def sent(actor, *headings, **more):
    intake = send_intake(actor=actor, filename="a.xlsx", content=a_sheet(*headings, **more))
    jobs.read_intake.call(intake_id=intake.pk)
    intake.refresh_from_db()
    return intake


@pytest.fixture
def strange(cast):
    """The column of staff numbers bears a name of the sender's own."""
    return sent(cast.officer, "小组代号", "姓名", "单位编号")


def answer(intake, **fields):
    sheet = intake.sheets[0]
    now = {heading: field for field, heading in sheet["columns"].items()}
    data = {"t0-table": sheet["table"]}
    data |= {f"t0-h{at}": now.get(text, "") for at, text in enumerate(sheet["headings"])}
    return data | {f"t0-{name}": value for name, value in fields.items()}


def address(intake):
    return reverse("registry:intake_headings", args=[intake.pk])


def test_a_table_that_lacks_a_column_says_which(cast, strange, sign_in):
    page = read(sign_in(cast.officer).get(address(strange)).content).text

    assert strange.sheets[0]["lacking"]
    assert "缺少这些列，整张表还没有读：工号" in page


def test_a_corrected_heading_has_the_file_read_again(cast, strange, sign_in):
    sign_in(cast.officer).post(address(strange), answer(strange, h0="staff_number"))
    jobs.read_intake.call(intake_id=strange.pk)

    strange.refresh_from_db()
    assert (strange.state, strange.count("add")) == (Intake.State.READY, 1)


def test_the_next_workbook_of_that_sender_is_understood_at_once(cast, strange, sign_in):
    sign_in(cast.officer).post(address(strange), answer(strange, h0="staff_number"))

    assert sent(cast.officer, "小组代号", "姓名", "单位编号").count("add") == 1
    assert sent(cast.lead, "小组代号", "姓名", "单位编号").sheets[0]["lacking"]


def test_what_was_remembered_is_said_and_can_be_forgotten(cast, strange, sign_in):
    client = sign_in(cast.officer)
    client.post(address(strange), answer(strange, h0="staff_number"))
    again = sent(cast.officer, "小组代号", "姓名", "单位编号")

    assert "这些表头按您以前的更正认：小组代号" in read(client.get(address(again)).content).text
    client.post(reverse("registry:headings_forget"))
    assert not HeadingMemory.objects.exists()


def test_what_the_machine_saw_itself_is_not_remembered(cast, sign_in):
    intake = sent(cast.officer, "工号", "姓名", "单位编号", "备注")

    response = sign_in(cast.officer).post(address(intake), answer(intake))

    intake.refresh_from_db()
    assert response.status_code == 302
    assert intake.state == Intake.State.READY
    assert not HeadingMemory.objects.exists()


def test_two_columns_cannot_be_the_same(cast, strange, sign_in):
    response = sign_in(cast.officer).post(address(strange), answer(strange, h0="name"))

    assert response.status_code == 422
    assert "选了同一项" in read(response.content).text


def test_a_column_can_be_left_aside(cast, sign_in):
    intake = sent(
        cast.officer, "工号", "姓名", "单位编号", "性别", rows=[("9", "李四", "north", "女")]
    )
    sign_in(cast.officer).post(address(intake), answer(intake, h3=""))
    jobs.read_intake.call(intake_id=intake.pk)

    intake.refresh_from_db()
    assert "sex" not in intake.sheets[0]["columns"]


def test_another_table_can_be_named(cast, sign_in):
    intake = sent(
        cast.officer, "组织编号", "工号", "加入日期", rows=[("x", "officer", "2020-01-01")]
    )
    sign_in(cast.officer).post(address(intake), answer(intake) | {"t0-table": "memberships"})
    jobs.read_intake.call(intake_id=intake.pk)

    intake.refresh_from_db()
    assert intake.sheets[0]["table"] == "memberships"


def test_only_the_sender_corrects_and_only_before_it_is_written(cast, strange):
    said = [Said("人员", 1, "people", {"小组代号": "staff_number"})]
    with pytest.raises(NotAllowed):
        correct_headings(actor=cast.lead, intake=strange, said=said)
    Intake.objects.update(state=Intake.State.APPLIED)
    with pytest.raises(HeadingsSettled):
        correct_headings(actor=cast.officer, intake=strange, said=said)


def test_correcting_and_forgetting_stand_on_the_trail(cast, strange, trail):
    said = [Said("人员", 1, "people", {"小组代号": "staff_number"})]
    correct_headings(actor=cast.officer, intake=strange, said=said)
    forget_headings(actor=cast.officer)

    who = cast.officer.trail_name
    assert trail.acts()[-2:] == [
        ("registry.intake.correct", who, str(strange.pk)),
        ("registry.headings.forget", who, str(cast.officer.pk)),
    ]
