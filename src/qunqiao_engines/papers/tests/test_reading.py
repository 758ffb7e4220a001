"""Reading: the report this engine was asked for, and the rules that hold for any text."""

import doctest
import os
from dataclasses import fields
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qunqiao_engines import papers
from qunqiao_engines.papers import LONGEST, Paper, Unreadable, as_json, files_pdf, folding, read
from qunqiao_engines.papers.folding import folded
from qunqiao_engines.papers.tests import scoring

EXAMPLES = int(os.environ.get("QUNQIAO_PAPERS_EXAMPLES", "25"))
_PIECES = [
    "，",
    ",",
    "。",
    "；",
    ";",
    "：",
    "、",
    "\n",
    "“",
    "”",
    "（",
    "）",
    "王明",
    "李红",
    "省总工会",
    "主席",
    "书记",
    "强调，",
    "要求，",
    "他指出：",
    "会议决定：",
    "主持会议",
    "一是",
    "二是",
    "三要",
    "第一，",
    "第二，",
    "（一）",
    "1.",
    "首先，",
    "其次，",
    "要",
    "必须",
    "希望",
    "存在",
    "不足",
    "等问题",
    "作交流发言",
    "参加会议",
    "80%以上",
    "60多人",
    "電話：",
    "0531-88556593",
    "a@b.cn",
    "黨的群團",
    "各單位",
    "### ",
]
REPORTS = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=60).map("".join)


@pytest.fixture(scope="module")
def symposium() -> Paper:
    if reason := scoring.missing():
        pytest.skip(reason)
    return read(next(one.text for one in scoring.labels() if one.name == "symposium-report"))


def items(paper: Paper) -> list[tuple[int, str]]:
    """Every item's place and main words; of numbered ones, the marker, the head and the body."""
    told = [(one.at, one.name) for one in (*paper.people, *paper.units)]
    told += [(one.at, one.text) for one in (*paper.problems, *paper.figures)]
    told += [(one.at, one.value) for one in paper.contacts]
    for one in (*paper.directives, *paper.other_enumerations):
        told += [(one.at, one.marker or one.head), (one.head_at, one.head), (one.head_at, one.body)]
    around = [getattr(paper, field.name) for field in fields(paper)[1:7]]
    passages = [*around, paper.meeting.kind, paper.meeting.place, paper.meeting.attendance]
    return told + [(one.at, one.text) for one in passages if one is not None]


def test_a_text_longer_than_any_report_is_refused() -> None:
    with pytest.raises(Unreadable):
        read("要" * (LONGEST + 1))


def test_a_blank_text_is_refused() -> None:
    with pytest.raises(Unreadable):
        read(" \n")


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
@given(REPORTS)
def test_every_item_stands_where_it_says(text: str) -> None:
    if not text.strip():
        return
    paper = read(text)

    assert all(text[at : at + len(words)] == words for at, words in items(paper))
    assert all(words for _at, words in items(paper))


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
@given(st.text(max_size=200))
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)


@settings(max_examples=EXAMPLES // 3, deadline=None, derandomize=True)
@given(REPORTS)
def test_reading_twice_says_the_same(text: str) -> None:
    if text.strip():
        assert read(text) == read(text)


@pytest.mark.parametrize("module", [papers, folding, files_pdf])
def test_the_examples_in_the_code_are_true(module: ModuleType) -> None:
    assert doctest.testmod(module) == (0, 1)


def test_the_examples_of_the_page_about_this_engine_are_true() -> None:
    page = Path(__file__).parents[4] / "docs" / "engines" / "papers.md"

    assert doctest.testfile(str(page), module_relative=False, encoding="utf-8") == (0, 5)


def test_both_scripts_say_the_same() -> None:
    hans = read("李红强调，一是抓好传达；二是制定措施。有的单位重视不够。")
    hant = read("李紅強調，一是抓好傳達；二是制定措施。有的單位重視不夠。")

    assert [one.at for one in hant.directives] == [one.at for one in hans.directives]
    assert hant.directives[0].head == "抓好傳達"
    assert [one.at for one in hant.problems] == [one.at for one in hans.problems]


def test_a_text_that_demands_nothing_has_no_directives() -> None:
    assert read("今天天气很好。我们去公园散步。").directives == ()


def test_the_people_of_the_symposium(symposium: Paper) -> None:
    assert [(one.name, one.post, one.role) for one in symposium.people] == [
        ("魏春明", "省直機關工委副書記", "chair+speaker"),
        ("李玉清", "省直機關工委巡視員", "speaker"),
    ]


def test_the_counts_of_the_symposium(symposium: Paper) -> None:
    speakers = [one.speaker for one in symposium.directives]

    assert speakers == ["李玉清"] * 7 + ["魏春明"] * 3
    assert [one.role for one in symposium.units] == ["statement"] * 5
    assert len(symposium.other_enumerations) == 3
    assert len(symposium.problems) == 19


def test_the_figures_of_the_symposium(symposium: Paper) -> None:
    told = [(one.text, one.value, one.unit, one.comparison) for one in symposium.figures]

    assert told == [("80%以上", 80, "%", "at_least"), ("60多人", 60, "人", "more_than")]


def test_the_contacts_of_the_symposium(symposium: Paper) -> None:
    assert [one.kind for one in symposium.contacts] == ["phone", "email", "weibo", "wechat"]


def test_what_stands_around_the_symposium(symposium: Paper) -> None:
    told = as_json(symposium)
    around = [told[name]["text"] for name in ("published", "source", "author", "editor")]

    assert around == ["2016-09-02 10:21:57", "齊魯網", "佚名", "gaojing"]
    assert told["meeting"]["kind"]["text"] == "座談會"
    assert told["meeting"]["place"]["text"] == "濟南"
    assert "60多人" in told["meeting"]["attendance"]["text"]


FLOORS = {
    "people": 0.95, "posts": 0.85, "units": 0.9, "directives": 0.95, "other_enumerations": 0.9, "contacts": 1.0
}  # fmt: skip


@pytest.mark.parametrize("unseen", [False, True], ids=["developed on", "unseen"])
def test_precision_and_recall_do_not_fall(unseen: bool) -> None:
    if reason := scoring.missing():
        pytest.skip(reason)
    found = scoring.scores(one for one in scoring.labels() if one.unseen is unseen)

    for kind, floor in FLOORS.items():
        assert min(found[kind].precision, found[kind].recall) >= floor, (kind, found[kind])
    assert found["problems"].recall >= 0.85


def test_the_problems_that_are_named_are_precise() -> None:
    if reason := scoring.missing():
        pytest.skip(reason)
    found = scoring.scores(one for one in scoring.labels() if not one.unseen)

    assert found["problems"].precision >= 0.85
