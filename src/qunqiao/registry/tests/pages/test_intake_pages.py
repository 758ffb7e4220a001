"""The pages of an intake: seen by its sender and the supervisor above, told row by row."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from qunqiao.kit.testing import read
from qunqiao.people.testing import a_person
from qunqiao.registry import bridge, jobs
from qunqiao.registry.actions.apply_intake import apply_intake
from qunqiao.registry.actions.confirm_intake import confirm_intake
from qunqiao.registry.actions.put_back_intake import put_back_intake
from qunqiao.registry.actions.send_intake import send_intake
from qunqiao.registry.actions.withdraw_intake import withdraw_intake
from qunqiao.registry.models import Intake
from qunqiao.registry.queries.intakes import note_rows_read
from qunqiao.registry.tests.workbooks import a_book, person, previewed, sent

ROWS = [
    person("1", "north", sex="female"),
    person("worker", "north", name="新名"),
    person("officer", "north", name="officer氏"),
    person("2", "south"),
]


@pytest.fixture
def intake(cast):
    return previewed(cast.officer, people=ROWS)


def _to(name, intake=None):
    return reverse(f"registry:{name}", args=[intake.pk] if intake else None)


def _upload(client, name="a.xlsx", content=b"x"):
    return client.post(
        _to("intake_send"), {"file": SimpleUploadedFile(name, content), "mode": "update"}
    )


PAGES = ["intake", "intake_rows", "intake_progress", "intake_rejects"]


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_does_not_learn_that_the_intake_exists(cast, intake, sign_in, page):
    assert sign_in(cast.stranger).get(_to(page, intake)).status_code == 404
    assert sign_in(cast.lead).get(_to(page, intake)).status_code == 404


@pytest.mark.parametrize("page", ["intake_apply", "intake_withdraw"])
def test_a_supervisor_looks_and_leaves_the_step_to_the_sender(cast, intake, sign_in, page):
    client = sign_in(cast.supervisor)

    assert client.get(_to("intake", intake)).status_code == 200
    assert client.post(_to(page, intake)).status_code == 403


def test_a_worker_has_no_intakes(cast, sign_in):
    client = sign_in(cast.worker)

    assert client.get(_to("intakes")).status_code == 403
    assert client.get(_to("template")).status_code == 403
    assert _upload(client).status_code == 403


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [("a.xlsx", b"", "是空的"), ("a.docx", b"x", "不是电子表格")],
)
def test_a_file_that_cannot_be_a_workbook_is_refused_at_once(cast, sign_in, name, content, told):
    response = _upload(sign_in(cast.officer), name, content)

    assert response.status_code == 422
    assert told in read(response.content).text
    assert not Intake.objects.exists()


def test_a_file_that_is_too_large_is_refused_with_its_size(cast, sign_in, monkeypatch):
    monkeypatch.setattr("qunqiao.registry.forms.intake.MEGABYTES", 0)

    response = _upload(sign_in(cast.officer), content=b"x" * 10)

    assert response.status_code == 422
    assert "这个文件有 1 MB" in read(response.content).text


def test_nothing_is_sent_without_a_file(cast, sign_in):
    response = sign_in(cast.officer).post(_to("intake_send"))

    assert response.status_code == 422
    assert "还没有选文件" in read(response.content).text


def test_an_upload_is_kept_and_its_reading_ordered(
    cast, sign_in, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        response = _upload(sign_in(cast.officer), "a.xlsx", a_book(people=ROWS))

    intake = Intake.objects.get()
    assert response.url == _to("intake", intake)
    assert DBTaskResult.objects.get().args_kwargs["kwargs"] == {"intake_id": intake.pk}
    assert not intake.parts.exists()


def test_a_yes_orders_the_writing(cast, intake, sign_in, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = sign_in(cast.officer).post(_to("intake_apply", intake))

    assert response.url == _to("intake", intake)
    assert DBTaskResult.objects.get().task_path == "qunqiao.registry.jobs.apply_intake"


def test_the_preview_tells_each_row(cast, intake, sign_in):
    page = read(sign_in(cast.officer).get(_to("intake", intake)).content)

    assert "共 4 行：新增 1，变更 1，不变 1，退回 1。" in page.text
    assert "姓名： worker氏 → 新名" in page.text
    assert "性别 女" in page.text
    assert "不在您可以修改的单位范围内" in page.text
    assert "以报表为准，空格不动。退回的行不写入。写入后可以整份撤回。" in page.text


@pytest.mark.parametrize("page", ["intake", "intake_rows"])
def test_a_count_leads_to_exactly_its_rows(cast, intake, sign_in, page):
    response = sign_in(cast.officer).get(_to(page, intake), {"sheet": "0", "verdict": "refused"})

    (table,) = read(response.content).all("table", aria_labelledby="listing-sentence")
    assert len(table.one("tbody").all("tr")) == 1


def test_a_row_far_down_the_file_can_be_looked_at(cast, sign_in):
    intake = previewed(cast.officer, people=[person(str(at), "north") for at in range(1, 1061)])

    page = read(sign_in(cast.officer).get(_to("intake_rows", intake), {"page": "22"}).content)

    assert "第 1061 行" in page.text


def test_two_tables_of_one_sheet_are_told_apart(cast, sign_in):
    lines = [
        "单位编号,单位名称,单位性质",
        "north,北局,机关",
        "",
        "工号,姓名,单位编号",
        "1,张三,north",
    ]
    content = "\n".join(lines).encode()
    intake = send_intake(actor=cast.officer, filename="汇总.csv", content=content)
    jobs.read_intake.call(intake_id=intake.pk)

    page = read(sign_in(cast.officer).get(_to("intake", intake)).content)

    names = [
        row.all("td")[0].text
        for row in page.one("table", aria_label="各表结果").one("tbody").all("tr")
    ]
    assert names == ["汇总（单位）", "汇总（人员）"]


def test_more_rows_cost_no_more_queries(cast, sign_in, django_assert_num_queries):
    client = sign_in(cast.officer)
    few = previewed(cast.officer, people=ROWS[:1])
    many = previewed(cast.officer, people=[person(f"p{n}", "north") for n in range(120)])
    client.get(_to("intake", few))

    with django_assert_num_queries(7):
        client.get(_to("intake", few))
    with django_assert_num_queries(7):
        client.get(_to("intake", many))


def test_a_preview_that_changes_nothing_offers_no_writing(cast, sign_in):
    intake = previewed(cast.officer, people=[ROWS[2]])

    page = read(sign_in(cast.officer).get(_to("intake", intake)).content)

    assert "没有要写入的内容" in page.text
    assert page.all("form", action=_to("intake_apply", intake)) == []


def test_the_same_file_again_says_so(cast, intake, sign_in):
    apply_intake(actor=cast.officer, intake=intake)

    again = previewed(cast.officer, people=ROWS)
    page = read(sign_in(cast.officer).get(_to("intake", again)).content)

    assert "写入过" in page.text
    assert "与名册一致 3 行" in page.text


def test_an_unreadable_file_says_why_and_what_to_do(cast, sign_in):
    intake = sent(cast.officer, people=ROWS)
    Intake.objects.filter(pk=intake.pk).update(content=b"x", key_number=0)
    jobs.read_intake.call(intake_id=intake.pk)

    page = read(sign_in(cast.officer).get(_to("intake", intake)).content)

    assert "这个文件不是电子表格，请上传" in page.text


def test_while_a_job_works_the_page_asks_for_its_progress(cast, sign_in):
    intake = sent(cast.officer, people=ROWS)
    client = sign_in(cast.officer)

    page = read(client.get(_to("intake", intake)).content)
    part = read(client.get(_to("intake_progress", intake), headers={"hx-request": "true"}).content)

    assert page.all("div", hx_get=_to("intake_progress", intake))
    assert "正在读取" in part.text


def test_when_the_job_is_done_the_page_shows_itself_anew(cast, intake, sign_in):
    client = sign_in(cast.officer)

    asked = client.get(_to("intake_progress", intake), headers={"hx-request": "true"})

    assert asked.headers["HX-Refresh"] == "true"
    assert client.get(_to("intake_progress", intake)).url == _to("intake", intake)


def test_while_a_file_is_read_the_page_tells_how_many_rows(cast, sign_in):
    intake = sent(cast.officer, people=ROWS)
    note_rows_read(intake.pk, 8192)

    part = read(sign_in(cast.officer).get(_to("intake_progress", intake)).content)

    assert "已读 8192 行" in part.text


def test_an_intake_that_could_not_be_written_says_why(cast, intake, sign_in):
    confirm_intake(actor=cast.officer, intake=intake)
    put_back_intake(actor=cast.officer, intake=intake, trouble={"zh": "写不成", "en": "no"})

    page = read(sign_in(cast.officer).get(_to("intake", intake)).content)

    assert "写不成" in page.text
    assert page.all("form", action=_to("intake_apply", intake))


def test_what_was_withdrawn_shows_no_rows(cast, intake, sign_in):
    withdraw_intake(actor=cast.officer, intake=intake)

    client = sign_in(cast.officer)

    assert "已经放弃" in read(client.get(_to("intake", intake)).content).text
    assert client.get(_to("intake_rejects", intake)).status_code == 404


def test_refused_rows_come_back_as_a_workbook_that_can_be_sent_again(cast, intake, sign_in):
    response = sign_in(cast.officer).get(_to("intake_rejects", intake))

    book = bridge.read(b"".join(response.streaming_content), "a.xlsx")
    assert [row.values["staff_number"] for row in book.sheets[0].rows] == ["2"]


def test_the_template_is_a_workbook(cast, sign_in):
    response = sign_in(cast.officer).get(_to("template"))

    assert io.BytesIO(b"".join(response.streaming_content)).read(2) == b"PK"
    assert "attachment" in response.headers["Content-Disposition"]


def test_a_supervisor_sees_the_whole_subtrees_intakes_and_an_officer_their_own(
    cast, intake, sign_in
):
    other = a_person("other", cast.north, "officer")

    assert intake.filename in sign_in(cast.supervisor).get(_to("intakes")).content.decode()
    assert intake.filename not in sign_in(other).get(_to("intakes")).content.decode()
    assert "还没有上传过报表" in sign_in(other).get(_to("intakes")).content.decode()
