"""Each action is on the trail: asserted by a test of its app, and called by a readable name."""

from __future__ import annotations

import pytest

from tests.shape.trail import LABELS, problems
from tests.shape.tree import Source, sources

ACTION = Source(
    "src/qunqiao/voice/actions/close_need.py",
    '@action("voice.need.close")\ndef close_need(*, actor): ...',
)
LABEL = Source(LABELS, 'LABELS: dict[str, str] = {"voice.need.close": _("x")}')
TEST = "src/qunqiao/voice/tests/actions/test_close_need.py"
ASSERTED = Source(TEST, 'def test_x(trail):\n    assert trail.names() == ["voice.need.close"]')
MENTIONED = Source(TEST, 'def test_x(trail):\n    trail.names("voice.need.close")')
ELSEWHERE = Source(TEST.replace("voice", "people"), ASSERTED.sample)


def test_an_action_with_a_label_and_a_test_passes():
    assert problems([ACTION, LABEL, ASSERTED]) == []


@pytest.mark.parametrize("test", [MENTIONED, ELSEWHERE], ids=["not asserted", "in another app"])
def test_an_action_whose_entry_its_app_does_not_assert_is_caught(test):
    (problem,) = problems([ACTION, LABEL, test])

    assert "no test of voice asserts" in problem


def test_an_action_without_a_label_is_caught():
    (problem,) = problems([ACTION, ASSERTED])

    assert "has no label" in problem


def test_a_label_without_an_action_is_caught():
    (problem,) = problems([LABEL])

    assert problem.endswith("is no action")


def test_the_tree_keeps_the_rule():
    found = problems(sources())

    assert not found, "\n" + "\n".join(found)
