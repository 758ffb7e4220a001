"""Each house rule catches its bad samples, lets the good ones pass, and holds in the tree."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

from tests.shape import checks
from tests.shape.tree import sources

CHECKS = {
    module.name: importlib.import_module(f"{checks.__name__}.{module.name}")
    for module in pkgutil.iter_modules(checks.__path__)
}


def _samples(kind: str) -> list[object]:
    return [
        pytest.param(check, sample, id=f"{name}-{number}")
        for name, check in CHECKS.items()
        for number, sample in enumerate(getattr(check, kind), start=1)
    ]


@pytest.mark.parametrize(("check", "sample"), _samples("BAD"))
def test_a_bad_sample_is_caught(check, sample):
    assert check.problems(sample) != []


@pytest.mark.parametrize(("check", "sample"), _samples("GOOD"))
def test_a_good_sample_passes(check, sample):
    assert check.problems(sample) == []


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_each_check_gives_its_reason_in_a_paragraph_of_its_own(check):
    rule, _, reason = check.__doc__.partition("\n\n")

    assert rule.endswith(".")
    assert len(reason.split()) > 8


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_the_tree_keeps_the_rule(check):
    found = [problem for source in sources() for problem in check.problems(source)]

    assert not found, "\n" + "\n".join(found)
