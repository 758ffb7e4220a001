"""How sure a finding is as a whole: the texts counted, and the one that decides named."""

import pytest

from qunqiao.checkups.bridge import told_source
from qunqiao.checkups.pages.sources import sureness

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
            "依据共 2 处：对本地有约束力的，转引 1 处；另有外地规定 1 处，只作参照。对本地有约束力的都没有核对过原文，结论暂按转引，办理以前请先核对。",
        ),
        (
            [("M", ""), ("V", "11")],
            "依据共 2 处：对本地有约束力的，未核实 1 处；另有外地规定 1 处，只作参照。对本地有约束力的都未核实，结论只供参考，办理以前请先核对。",
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
