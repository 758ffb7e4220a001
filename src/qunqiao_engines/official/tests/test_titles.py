"""Titles break between words into a trapezoid or a diamond."""

import pytest

from qunqiao_engines.official import title_words
from qunqiao_engines.official.numerals import width
from qunqiao_engines.official.titles import LONGEST, lines


def test_a_short_title_stays_on_one_line():
    assert lines(["关于表彰先进的", "通报"]) == ["关于表彰先进的通报"]


@pytest.mark.parametrize(
    "words",
    [
        ["某某省总工会", "关于基层组织建设", "专项检查", "发现问题整改情况", "的通报"],
        [
            "某某省总工会",
            "关于进一步加强",
            "新就业形态劳动者",
            "入会和服务工作",
            "并开展专项检查",
            "的通知",
        ],
    ],
)
def test_no_word_is_torn_and_no_line_is_too_long(words):
    made = lines(words)
    ends, at = set(), 0
    for word in words:
        at += len(word)
        ends.add(at)

    assert "".join(made) == "".join(words)
    assert all(len(line) <= LONGEST for line in made)
    assert {len("".join(made[: count + 1])) for count in range(len(made))} <= ends


def test_an_empty_word_is_no_line():
    assert lines(["", "某" * 20, "", "某" * 20, "通报"]) == ["某" * 20, "某" * 20, "通报"]


def test_a_title_of_three_lines_is_no_hourglass():
    words = [
        "某某省总工会办公室关于",
        "在全省",
        "各级工会组织中",
        "深入开展",
        "基层组织建设",
        "专项检查发现问题整改",
        "的通知",
    ]
    first, middle, last = map(len, lines(words))

    assert not (middle < first and middle < last)


def test_a_title_without_words_is_broken_all_the_same():
    made = lines(["关于" + "某" * 70 + "的通知"])

    assert all(len(line) <= LONGEST for line in made)
    assert len("".join(made)) == 75


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "某某省总工会关于2026年第三季度群团工作情况的报告",
            ["某某省总工会", "关于", "2026年第三季度", "群团", "工作", "情况", "的报告"],
        ),
        (
            "关于撤销某工发〔2026〕3号文件的通知",
            ["关于", "撤销", "某工发〔2026〕3号文件", "的通知"],
        ),
        ("关于印发《办法》和《细则》的通知", ["关于", "印发", "《办法》", "和《细则》", "的通知"]),
        ("整改通知书", ["整改通知书"]),
        ("的", ["的"]),
        ("", []),
    ],
)
def test_a_title_typed_as_one_line_is_parted_into_words(title, expected):
    assert list(title_words(title)) == expected


@pytest.mark.parametrize("filler", ["群团工作和", "某某", "（《“", "的、", "2026年12月"])
def test_the_words_of_any_title_are_its_characters_and_fit_their_lines(filler):
    title = f"关于{filler * 24}情况的通报"
    words = title_words(title)

    assert "".join(words) == title
    assert "".join(lines(words)) == title
    assert all(width(line) <= LONGEST for line in lines(words))
