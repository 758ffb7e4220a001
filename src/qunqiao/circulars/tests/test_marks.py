"""Figures inside of a text: those of the records, and those a person typed."""

import pytest

from qunqiao.circulars.bridge.marks import MARK, mark, pieces, plain, unknown_marks


def _by_hand(text, told=""):
    return [one.text for one in pieces(text, told) if one.by_hand]


@pytest.mark.parametrize(
    "text",
    [
        "截至2026年11月20日",
        "2026年第三季度和2025年度",
        "根据某工发〔2026〕3号第12条",
        "第3次会议、第5届委员会",
        "1.按期换届",
        "（2）补齐短板",
        "1月15日前",
    ],
)
def test_days_numbers_of_documents_and_items_count_nothing(text):
    assert _by_hand(text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("另有7家补报", ["7"]),
        ("占12.5%，共1,204人", ["12.5%", "1,204"]),
        ("⟦1:31⟧个中有3个", ["3"]),
        ("2026年11月20日前5个", ["5"]),
    ],
)
def test_what_a_person_counts_is_told(text, numbers):
    assert _by_hand(text) == numbers


def test_a_number_the_records_told_is_not_by_hand_as_often_as_they_told_it():
    assert _by_hand("职工35人，达到25人，又35人", told="职工35人，达到25人") == ["35"]


def test_a_figure_taken_out_of_its_brackets_is_by_hand():
    told = f"存在{mark(1, '31')}个"

    assert _by_hand("存在31个", told) == ["31"]


@pytest.mark.parametrize("text", ["⟦1:31⟧", "a⟦1:⟧b⟦22:x y⟧", "⟦⟦1:2⟧⟧", "⟦x:1⟧", "", "⟦1:2"])
def test_the_pieces_are_the_text(text):
    assert "".join(one.text for one in pieces(text)) == plain(text) == MARK.sub(r"\2", text)


def test_a_mark_of_no_figure_or_of_another_value_is_found():
    figures = [{"n": 1, "text": "31"}, {"n": 2, "text": "2.4%"}]

    assert unknown_marks("⟦1:31⟧⟦2:2.4%⟧", figures) == []
    assert unknown_marks("⟦1:32⟧⟦3:1⟧⟦01:31⟧", figures) == ["⟦1:32⟧", "⟦3:1⟧", "⟦01:31⟧"]
