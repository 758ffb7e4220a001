"""How sure a finding is as a whole: the texts counted, and the one that decides named."""

from datetime import date

import pytest

from qunqiao.checkups.bridge import rested_on, shelf, told_source
from qunqiao.checkups.models import Finding
from qunqiao.checkups.pages.sources import how_sure, in_a_word, sureness, text_then
from qunqiao.people.models import Unit

BASIS = {"instrument": "试验法", "article": "第一条", "quote": "", "date": "", "note": None}


def _told(*sources):
    """Each source as (confidence, region), told at a unit of Hunan."""
    return [
        told_source({**BASIS, "confidence": sure, "kind": "local", "region": region}, "430100")
        for sure, region in sources
    ]


@pytest.mark.parametrize(
    ("sources", "line"),
    [
        ([("V", "")], ""),
        ([("V", ""), ("V", "43")], "依据共 2 处，引文都与原文核对过。"),
        (
            [("V", ""), ("M", ""), ("V", "11")],
            "依据共 3 处：对本地有约束力的，已核对原文 1 处、未核实 1 处；另有外地规定 1 处，只作参照。结论以已核对原文、对本地有约束力的为准。",
        ),
        (
            [("V2", ""), ("V", "11")],
            "依据共 2 处：对本地有约束力的，转引 1 处；另有外地规定 1 处，只作参照。对本地有约束力的都没有核对过原文，结论暂按转引，办理以前请由主管部门核对。",
        ),
        (
            [("M", ""), ("V", "11")],
            "依据共 2 处：对本地有约束力的，未核实 1 处；另有外地规定 1 处，只作参照。对本地有约束力的都未核实，结论只供参考，办理以前请由主管部门核对。",
        ),
        (
            [("house", ""), ("V", "11")],
            "依据共 2 处：对本地有约束力的，内部规定 1 处；另有外地规定 1 处，只作参照。结论按内部规定，不是法规的要求。",
        ),
        (
            [("V", "11"), ("V", "31")],
            "依据共 2 处：只作参照的外地规定 2 处。没有一处对本地有约束力，结论只供参考。",
        ),
    ],
)
def test_the_line_counts_every_text_and_goes_by_what_binds(sources, line):
    assert sureness(_told(*sources)) == line


def test_a_quote_that_begins_within_a_sentence_is_told_as_such():
    source = {**BASIS, "confidence": "V", "kind": "law", "region": ""}

    assert told_source({**source, "quote": "……其中，支部三年。"})["cut"]
    assert not told_source({**source, "quote": "支部三年。"})["cut"]


def _part(sure, carries, article, **more):
    """A source that carries one part of a rule."""
    return {
        **BASIS,
        "confidence": sure,
        "article": article,
        "carries": {"zh": carries, "en": carries},
        **more,
    }


LENGTH, DUTY = _part("V", "任期", "第一条"), _part("M", "换届", "第二条", instrument="章程")
LOCAL = _part("V", "换届", "第三条", instrument="办法", region="43")


@pytest.mark.parametrize(
    ("sources", "line"),
    [
        ([], ""),
        ([BASIS | {"confidence": "V"}], "依据可靠程度：引文与原文核对过。"),
        (
            [BASIS | {"confidence": "V", "texts_file": None}],
            "依据可靠程度：引文与所见文本核对过，这里没有收全文；发正式文书以前请对照印发的原件。",
        ),
        (
            [BASIS | {"confidence": "M"}],
            "依据可靠程度：未核实，结论只供参考，办理以前请由主管部门核对。",
        ),
        ([LENGTH | {"region": "11"}], "依据可靠程度：没有一处对本地有约束力，结论只供参考。"),
        (
            [LENGTH, DUTY],
            "依据可靠程度：“任期”已核对原文；“换届”未核实，办理以前请由主管部门核对。",
        ),
        ([LENGTH, DUTY, LOCAL], "依据可靠程度：“任期”已核对原文；“换届”已核对原文。"),
    ],
)
def test_beside_a_verdict_each_part_is_as_sure_as_its_surest_text(sources, line):
    assert how_sure([told_source(one, "430100") for one in sources]) == line


def test_the_count_of_texts_says_which_part_rests_on_none_that_was_read():
    told = [told_source(one, "430100") for one in (LENGTH, DUTY)]
    line = "依据共 2 处：已核对原文 1 处、未核实 1 处。其中“换届”只有未核实的出处，办理以前请由主管部门核对。"

    assert sureness(told) == line


@pytest.mark.parametrize(
    ("sources", "word"),
    [
        ([LENGTH], "已核对原文"),
        ([LENGTH, DUTY], "部分未核实"),
        ([LENGTH, DUTY, LOCAL], "已核对原文"),
        ([LENGTH | {"region": "11", "texts_file": None}], "已核对所见文本"),
    ],
)
def test_a_rule_of_which_a_part_is_unread_is_not_called_read(sources, word):
    assert in_a_word([told_source(one, "430100") for one in sources]) == word


def test_what_nobody_has_read_is_named_where_nothing_else_carries_it():
    assert rested_on([LENGTH, DUTY], "43") == "试验法 第一条、章程 第二条（未核实）"
    assert rested_on([LENGTH, DUTY, LOCAL], "43") == "试验法 第一条、办法 第三条"
    assert rested_on([LENGTH, {**BASIS, "confidence": "M"}], "43") == "试验法 第一条"


def test_a_text_is_named_once_with_all_its_articles():
    assert rested_on([LENGTH, {**LENGTH, "article": "第四条"}], "43") == "试验法 第一条、第四条"


def test_words_compared_with_a_text_that_is_not_kept_are_told_as_such():
    source = {**BASIS, "confidence": "V"}
    words = [
        told_source({**source, **kept})["confidence_word"]
        for kept in ({}, {"texts_file": "a.md"}, {"texts_file": None})
    ]

    assert words == ["已核对原文", "已核对原文", "已核对所见文本"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("since", "tier", "line", "quoted"),
    [
        (date(2025, 1, 3), "branch", None, []),
        (
            date(2024, 12, 20),
            "branch",
            "时适用的是下面这个文本",
            ["团支部委员会每届任期2年或3年……"],
        ),
        (date(2024, 12, 20), "committee", "时的文本这里没有收", []),
    ],
)
def test_of_a_fault_older_than_its_text_the_text_of_then_is_told(since, tier, line, quoted):
    shown = Finding(since=since, evidence={"tier": tier}, unit=Unit(region="430100"))
    then = text_then(shown, shelf().rule("league-term-2025"))

    assert (line is None) is (then is None)
    if then is not None:
        assert line in then.line
        assert [one["quote"] for one in then.texts] == quoted


@pytest.mark.django_db
def test_where_no_earlier_rule_is_kept_the_text_of_then_is_said_to_be_missing():
    shown = Finding(since=date(2021, 6, 1), evidence={}, unit=Unit(region="430100"))
    then = text_then(shown, shelf().rule("union-term-expired"))

    assert "时的文本这里没有收，当时怎样规定，请另查" in then.line
    assert not then.texts
