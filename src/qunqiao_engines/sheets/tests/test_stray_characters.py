"""Characters that are no writing: no database takes them, so they go before anybody sees them."""

import codecs

import pytest

from qunqiao_engines.sheets.tests.builders import Stream, cell, refused, stream, streamed

STRAYS = ["\x00", "\x01", "\x08", "\x0e", "\x1b", "\x7f", "\x9c", "\ufffe", "\uffff"]
UNITS = ("单位编号", "单位名称", "单位性质")


def of_text(*rows: tuple[str, ...]) -> Stream:
    """The rows as a text in UTF-16, which can hold any character."""
    text = "\n".join("\t".join(row) for row in rows)
    return streamed(codecs.BOM_UTF16_LE + text.encode("utf-16-le"), "单位.txt")


@pytest.mark.parametrize("name", ["\x00", "\x01\x02", " \x7f "])
def test_a_cell_of_nothing_else_is_an_empty_cell(name: str) -> None:
    assert of_text(UNITS, ("U1", name, "机关"), ("U2", "某厅", "机关")).refused() == [
        (2, "name", "missing")
    ]


def test_what_was_written_is_told_without_them() -> None:
    found = of_text(UNITS, ("U1", "某厅", "机\x00器"))
    (refusal,) = found.batches[0].refusals[0]

    assert (refusal.code, refusal.value) == ("not_a_choice", "机器")
    assert found.batches[0].raw[0]["kind"] == "机器"


@pytest.mark.parametrize("stray", STRAYS)
def test_they_are_taken_out_of_codes_names_and_labels(stray: str) -> None:
    found = of_text(UNITS, (f"U{stray}1", f"某{stray}厅{stray}", f"{stray}机关"))

    assert found.refused() == []
    assert [found.values(0, name) for name in ("code", "name", "kind")] == [
        ["U1"],
        ["某厅"],
        ["organ"],
    ]


def test_they_are_taken_out_of_headings_and_titles() -> None:
    (head,) = of_text(("单位\x00编号", "单位名称\x01", "单位性质", "备\x00忘")).heads or [None]

    assert head is not None
    assert head.unknown_headings == ("备忘",)


@pytest.mark.parametrize("written", ["Office\x0bNorth", "Office\x0cNorth", "Office\x85North"])
def test_what_breaks_a_line_or_page_leaves_a_space(written: str) -> None:
    assert of_text(UNITS, ("U1", written, "机关")).values(0, "name") == ["Office North"]


def test_a_workbook_spells_them_out_and_they_go_too() -> None:
    assert cell("单位", "单位名称", "某\x01厅").values["name"] == "某厅"
    assert refused("单位", "单位名称", "\x01")[0] == "missing"


def test_rare_characters_of_private_fonts_stay() -> None:
    rare = "王\ue863\U00020bb7"

    assert stream({"单位": [UNITS, ("U1", rare, "机关")]}).values(0, "name") == [rare]
