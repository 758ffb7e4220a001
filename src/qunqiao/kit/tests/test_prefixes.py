"""Beginnings of texts as ranges, and parameters put where a blank was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qunqiao.kit.prefixes import BLANK, after, filled

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)


def _between(text, beginning):
    """As a database compares that goes by bytes of UTF-8."""
    return beginning.encode() <= text.encode() < after(beginning).encode()


@given(TEXTS, TEXTS)
def test_what_begins_so_lies_between_and_nothing_else_does(text, beginning):
    assert _between(text, beginning) == text.startswith(beginning)


@given(TEXTS, TEXTS)
def test_what_goes_on_after_the_beginning_lies_between(beginning, rest):
    assert _between(beginning + rest, beginning)


@pytest.mark.parametrize(
    ("beginning", "least"), [("张", "弡"), ("a\U0010ffff", "b"), ("\ud7ff", "\ue000")]
)
def test_the_least_text_after_a_beginning(beginning, least):
    assert after(beginning) == least


def test_a_blank_is_filled_where_it_stands_and_nowhere_else():
    parameters = [BLANK, after(BLANK), f"%{BLANK}%", 3, "张%"]

    assert filled(parameters, "5%_\\") == ["5%_\\", "5%_]", "%5\\%\\_\\\\%", 3, "张%"]
