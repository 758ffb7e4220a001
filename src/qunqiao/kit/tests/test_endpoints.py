"""What programs send: text as a person would have typed it, days that can be reckoned with."""

import pytest
from ninja import Field
from pydantic import ValidationError

from qunqiao.kit.endpoints import Sent, Text


class _Said(Sent):
    text: Text = Field(min_length=2, max_length=4)


@pytest.mark.parametrize("text", ["", "   ", " a ", "\u3000\u3000", "a\x00", "a\ud800"])
def test_blanks_count_for_nothing_and_what_no_table_holds_is_refused(text):
    with pytest.raises(ValidationError):
        _Said(text=text)


def test_blanks_around_a_text_are_left_out_before_it_is_measured():
    assert _Said(text="  走访  ").text == "走访"
