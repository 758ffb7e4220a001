"""The examples that the engine's own words give hold."""

import doctest
from pathlib import Path

import pytest

from qunqiao_engines import synth
from qunqiao_engines.synth import days, uscc


def test_a_code_with_a_known_check_character_gets_it():
    assert uscc.check_character("91350100M000100Y4") == "3"


@pytest.mark.parametrize("module", [synth, days, uscc])
def test_the_examples_in_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


def test_the_worked_example_in_the_manual_holds():
    page = Path(__file__).parents[4] / "docs" / "engines" / "synth.md"

    assert doctest.testfile(str(page), module_relative=False, encoding="utf-8") == (0, 4)
