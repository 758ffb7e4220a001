"""From the records to a numbered document in a browser: previewed, edited, issued, downloaded, verified."""

import hashlib
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from qunqiao.circulars.models import Circular
from qunqiao.circulars.testing import TODAY, a_done_checkup, a_draft, a_finding, an_issued
from qunqiao.supervision.testing import a_directive, a_lead, a_meeting, a_relay, a_sent_task

NEW = "/circulars/new/"


def _fields(page):
    """The words of the edit form as a browser would send them."""
    names = re.findall(r'<(?:input|textarea|select)[^>]*\sname="(\w+)"', page)
    values = {name: "" for name in names if name != "csrfmiddlewaretoken"}
    values |= dict(re.findall(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"', page))
    for name, text in re.findall(
        r'<textarea[^>]*name="(\w+)"[^>]*>\s*(.*?)</textarea>', page, re.DOTALL
    ):
        values[name] = text.strip()
    for name, options in re.findall(
        r'<select[^>]*name="(\w+)"[^>]*>(.*?)</select>', page, re.DOTALL
    ):
        chosen = re.search(r'value="(\w+)" selected', options)
        values[name] = chosen[1] if chosen else ""
    return values


@pytest.fixture
def browser(cast, sign_in):
    return sign_in(cast.supervisor)


def test_a_draft_goes_from_preview_to_issue_and_the_bytes_stay(cast, browser):
    a_finding(cast.north, a_done_checkup(TODAY, cast.supervisor))
    asked = {"unit": cast.root.pk, "since": "2026-09-30", "day": "2026-11-20"}
    preview = browser.get(NEW, {"topic": "rectification", **asked}).content.decode()
    kept_before = Circular.objects.count()
    browser.post(f"{NEW}?topic=rectification", asked)
    draft = Circular.objects.get()
    edit = reverse("circulars:circular_edit", args=[draft.pk])
    typed = _fields(browser.get(edit).content.decode())
    saved = browser.post(edit, typed | {"text0": typed["text0"] + "另有7家补报。"})
    record = browser.get(reverse("circulars:circular", args=[draft.pk])).content.decode()
    issued = browser.post(reverse("circulars:circular_issue", args=[draft.pk]), {"code": "试工发"})
    address = reverse("circulars:circular_file", args=[draft.pk])
    first, second = (browser.get(address).content for _ in "12")
    draft.refresh_from_db()

    assert kept_before == 0
    assert "/circulars/figures/findings.standing/?unit=" in preview
    assert (saved.status_code, issued.status_code) == (302, 302)
    assert "手工填写、没有记录可查的数字：7" in record
    assert first == second
    assert hashlib.sha256(first).hexdigest() == draft.digest
    assert draft.number == "试工发〔2026〕1号"


def test_every_figure_of_a_page_leads_to_as_many_records(cast, browser):
    checkup = a_done_checkup(TODAY, cast.supervisor)
    for unit in (cast.north, cast.north, cast.south):
        a_finding(unit, checkup)
    meeting = a_meeting(cast.supervisor, cast.root)
    task = a_sent_task(a_directive(meeting), cast.supervisor, cast.north)
    a_lead(task, cast.north)
    a_relay(meeting, cast.north)
    drafts = [
        a_draft(cast.supervisor, cast.root, "rectification"),
        a_draft(cast.supervisor, cast.root, "relay", meeting=meeting),
    ]
    found = []
    for draft in drafts:
        page = browser.get(reverse("circulars:circular", args=[draft.pk])).content.decode()
        found += re.findall(r'<a href="(/circulars/figures/[^"]+)"[^>]*>(\d+)</a>', page)
    wrong = []
    for href, number in set(found):
        answer = browser.get(href.replace("&amp;", "&") + "&export=json")
        rows = len(b"".join(answer.streaming_content).splitlines()) - 2
        wrong += [(href, number, rows)] if rows != int(number) else []

    assert len(set(found)) > 20
    assert wrong == []


def test_each_topic_can_be_begun_and_says_what_it_takes(cast, browser):
    a_meeting(cast.supervisor, cast.root)
    for topic in ("rectification", "reelection", "relay", "notice", "letter", "minutes", "quarter"):
        assert browser.get(NEW, {"topic": topic}).status_code == 200


def test_minutes_a_notice_and_a_letter_are_written_from_their_records(cast, browser):
    a_finding(cast.north, a_done_checkup(TODAY, cast.supervisor))
    meeting = a_meeting(
        cast.supervisor, cast.root, host="周明", presence=[{"role": "机关党委书记", "invited": 4, "present": 3}]
    )  # fmt: skip
    task = a_sent_task(a_directive(meeting), cast.supervisor, cast.north)
    a_lead(task, cast.north)
    told = {}
    for topic, about in {
        "minutes": {"meeting": meeting.pk},
        "notice": {"directive": task.directive_id},
        "letter": {"to_unit": cast.north.pk, "due_on": "2027-01-31"},
    }.items():
        asked = {"unit": cast.root.pk, "day": "2026-11-20", **about}
        answer = browser.post(f"{NEW}?topic={topic}", asked)
        assert answer.status_code == 302, answer.content.decode()
        told[topic] = Circular.objects.latest("pk")
    texts = {topic: "".join(b.get("text", "") for b in one.blocks) for topic, one in told.items()}

    assert "由周明主持" in texts["minutes"]
    assert told["minutes"].title.endswith("会议纪要")
    assert told["notice"].title == "省直机关工委关于按期换届的通知"
    assert "第十二条：“任期届满应当换届”" in texts["letter"]
    assert "请于2027年1月31日前完成整改" in texts["letter"]
    assert told["letter"].addressees == cast.north.name


def test_a_long_title_keeps_its_beginning_and_its_kind(cast):
    meeting = a_meeting(cast.supervisor, cast.root, title="长" * 120)
    titles = [
        a_draft(cast.supervisor, cast.root, topic, meeting=meeting).title
        for topic in ("relay", "minutes")
    ]

    assert titles[0].startswith("省直机关工委关于“长长")
    assert titles[0].endswith("长…”传达落实情况的通报")
    assert titles[1].endswith("…会议纪要")


def test_a_text_of_many_paragraphs_is_saved_whole(cast, browser):
    draft = a_draft(cast.supervisor, cast.root)
    many = [{"kind": "paragraph", "text": f"第{at}段", "told": ""} for at in range(320)]
    Circular.objects.filter(pk=draft.pk).update(blocks=many)
    edit = reverse("circulars:circular_edit", args=[draft.pk])
    browser.post(edit, _fields(browser.get(edit).content.decode()))

    assert len(Circular.objects.get(pk=draft.pk).blocks) == 320


def test_the_withdrawal_of_a_letter_reaches_only_who_got_the_letter(cast, sign_in, browser):
    a_finding(cast.north, a_done_checkup(TODAY, cast.supervisor))
    letter = an_issued(cast.supervisor, cast.root, topic="letter", to_unit=cast.north)
    gone = an_issued(cast.supervisor, cast.root, topic="withdrawal", withdraws=letter)
    address = reverse("circulars:circular", args=[gone.pk])

    assert sign_in(cast.officer).get(address).status_code == 200
    assert sign_in(cast.stranger).get(address).status_code == 404


def test_a_letter_is_read_by_the_unit_it_names_and_by_no_other(cast, sign_in, browser):
    a_finding(cast.north, a_done_checkup(TODAY, cast.supervisor))
    letter = an_issued(cast.supervisor, cast.root, topic="letter", to_unit=cast.north)
    address = reverse("circulars:circular", args=[letter.pk])

    assert sign_in(cast.officer).get(address).status_code == 200
    assert sign_in(cast.stranger).get(address).status_code == 404


def test_a_circular_links_only_the_records_that_its_reader_may_see(cast, sign_in):
    checkup = a_done_checkup(TODAY, cast.supervisor)
    for unit in (cast.north, cast.south):
        a_finding(unit, checkup)
    issued = an_issued(cast.supervisor, cast.root, topic="rectification")
    address = reverse("circulars:circular", args=[issued.pk])
    page = sign_in(cast.officer).get(address).content.decode()
    units = set(re.findall(r"/circulars/figures/[^\"]*unit=(\d+)", page))

    assert units == {str(cast.north.pk)}
    for href in re.findall(r'href="(/circulars/figures/[^"]+)"', page):
        assert sign_in(cast.officer).get(href.replace("&amp;", "&")).status_code == 200


def test_anybody_can_verify_a_file_and_learns_when_it_was_withdrawn(cast, browser, client):
    issued = an_issued(cast.supervisor, cast.root)
    content = browser.get(reverse("circulars:circular_file", args=[issued.pk])).content

    def verified(sent):
        file = SimpleUploadedFile("a.docx", sent)
        return client.post("/circulars/verify/", {"file": file}).content.decode()

    in_force, changed = verified(content), verified(content + b" ")
    browser.post(reverse("circulars:circular_withdraw", args=[issued.pk]))
    draft = Circular.objects.get(state="draft")
    browser.post(reverse("circulars:circular_issue", args=[draft.pk]))
    typed = client.post("/circulars/verify/", {"digest": issued.digest.upper()}).content.decode()

    assert "是原件，现行有效" in in_force
    assert "没有印发过这样的公文" in changed
    assert "已由 试工发〔2026〕2号 撤销" in typed


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"day": "2027-01-01"}, "截止日期不能晚于今天"),
        ({"since": "2026-11-20"}, "起始日期要早于截止日期"),
        ({"since": "x"}, "日期"),
        ({"unit": "999999"}, ""),
        ({"unit": "\x00"}, ""),
    ],
)
def test_bad_days_and_units_get_a_sentence(cast, browser, asked, said):
    sent = {"unit": cast.root.pk, "since": "2026-09-30", "day": "2026-11-20"} | asked
    answer = browser.post(f"{NEW}?topic=reelection", sent)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Circular.objects.exists()


def test_without_a_check_up_nothing_is_said_of_findings(cast, browser):
    asked = {"unit": cast.root.pk, "since": "2026-09-30", "day": "2026-11-20"}
    answer = browser.post(f"{NEW}?topic=rectification", asked)

    assert answer.status_code == 409
    assert "还没有做过体检" in answer.content.decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"text0": "届次⟦1:999⟧个"}, "和记录不一致"),
        ({"text0": "届次⟦77:1⟧个"}, "和记录不一致"),
        ({"level0": "3"}, "标题越级"),
        ({"level0": "9"}, ""),
        ({"title": "长" * 200}, ""),
        ({"title": "带\x00的"}, ""),
        ({"text0": "字" * 5000}, ""),
    ],
)
def test_what_a_draft_cannot_take_is_said_beside_it_and_nothing_is_saved(
    cast, browser, changes, said
):
    draft = a_draft(cast.supervisor, cast.root)
    edit = reverse("circulars:circular_edit", args=[draft.pk])
    typed = _fields(browser.get(edit).content.decode())
    answer = browser.post(edit, typed | changes)
    after = Circular.objects.get(pk=draft.pk)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert (after.title, after.blocks) == (draft.title, draft.blocks)


def test_saving_without_a_change_changes_nothing(cast, browser):
    draft = a_draft(cast.supervisor, cast.root)
    edit = reverse("circulars:circular_edit", args=[draft.pk])
    answer = browser.post(edit, _fields(browser.get(edit).content.decode()))
    after = Circular.objects.get(pk=draft.pk)

    assert answer.status_code == 302
    assert (after.title, after.blocks) == (draft.title, draft.blocks)


@pytest.mark.parametrize(
    "address",
    [
        "nothing/",
        "terms.overdue/?unit=99999999999999999999",
        "terms.overdue/?unit=1%00",
        "findings.all/?meeting=999999",
        "findings.all/?theme=x",
        "findings.all/?since=x",
        "terms.running/?on=0001-01-01",
    ],
)
def test_a_figure_that_is_none_is_refused_in_a_sentence(browser, address):
    assert browser.get(f"/circulars/figures/{address}").status_code in (404, 422)


@pytest.mark.parametrize("address", ["?unit=x", "?on=x", "?unit=999999"])
def test_reports_of_nothing_are_refused(browser, address):
    assert browser.get(f"/reports/{address}").status_code in (404, 422)


def test_each_report_is_one_click(cast, browser):
    page = browser.get("/reports/").content.decode()
    files = re.findall(r'href="([^"]+export=xlsx)"', page)

    assert len(files) == 6
    for file in files:
        answer = browser.get(file.replace("&amp;", "&"))
        content = b"".join(answer.streaming_content)

        assert content[:2] == b"PK", file


def test_a_box_that_the_form_does_not_have_is_no_file(client, db):
    answer = client.post(reverse("circulars:verify"), {"file-clear": "on"})

    assert answer.status_code == 422
    assert "请上传文件" in answer.content.decode()
