"""What is typed wrong gets a sentence beside it, and stands there again."""

import pytest

from qunqiao.supervision.bridge.papers import LONGEST
from qunqiao.supervision.models import Document, Meeting
from qunqiao.supervision.testing import TEXT, a_directive, a_document, a_meeting, a_task


@pytest.fixture
def client(cast, sign_in):
    return sign_in(cast.supervisor)


@pytest.mark.parametrize("part", ["abc", "", "%00", "99999999999999999999999"])
def test_a_branch_that_is_no_number_is_nobodys(cast, client, part):
    directive = a_directive(a_meeting(cast.supervisor, cast.root))
    task = a_task(directive, cast.supervisor, cast.north)

    assert client.get(f"/tasks/{task.pk}/lead/?part={part}").status_code == 200


def test_minutes_too_long_stand_there_again(cast, client):
    meeting = a_meeting(cast.supervisor, cast.root)
    answer = client.post(f"/meetings/{meeting.pk}/1/minutes/", {"minutes": "长" * 4001})

    assert answer.status_code == 422
    assert "长" * 4001 in answer.content.decode()


def test_a_text_longer_than_any_report_stands_there_again(cast, client):
    text = "一" * (LONGEST + 1)
    answer = client.post("/documents/new/", {"text": text, "unit": cast.root.pk})

    assert answer.status_code == 422
    assert text in answer.content.decode()
    assert not Document.objects.exists()


def test_a_box_that_the_form_does_not_have_takes_nothing_away(cast, client):
    sent = {"text": TEXT, "unit": cast.root.pk, "file-clear": "on"}

    assert client.post("/documents/new/", sent).status_code == 302


def test_the_same_text_again_leads_to_where_it_is_kept(cast, client):
    kept = a_document(cast.supervisor, cast.root, TEXT)
    answer = client.post("/documents/new/", {"text": TEXT, "unit": cast.root.pk})

    assert answer.url == f"/documents/{kept.pk}/"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("agenda", "议题\n" * 51, "写了 51 行，最多 50 行。"),
        ("agenda", "议" * 201, "一项议程最多 200 个字"),
        ("presence", "书记 1\n" * 31, "写了 31 行，最多 30 行。"),
        ("presence", "书记 1234567", "读不出人数"),
    ],
)
def test_no_line_of_a_meeting_is_left_out_in_silence(cast, client, field, typed, sentence):
    words = {"title": "推进会", "kind": "other", "held_on": "2026-11-20", "unit": cast.root.pk}
    answer = client.post("/meetings/new/", {**words, field: typed})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Meeting.objects.exists()
