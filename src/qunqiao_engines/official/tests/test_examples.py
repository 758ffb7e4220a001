"""What the docstrings and the engine's page show is what comes out."""

import doctest
import importlib
from pathlib import Path

import pytest

MODULES = ("", ".numerals", ".titles")


@pytest.mark.parametrize("module", MODULES)
def test_docstrings_show_what_comes_out(module):
    tried = doctest.testmod(importlib.import_module(f"qunqiao_engines.official{module}"))

    assert tried.failed == 0
    assert tried.attempted > 0


def test_the_engines_page_shows_what_comes_out():
    page = Path(__file__).parents[4] / "docs" / "engines" / "official.md"

    assert doctest.testfile(str(page), module_relative=False, encoding="utf-8") == (0, 5)
