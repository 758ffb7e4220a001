"""The figures of the shape table, counted the way the style study counted the anchors.

Physical lines of non-empty files; functions from `def` to their last line, docstring included.
"""

from __future__ import annotations

import ast
import math
import re
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.shape.checks.lazy_imports import lazy_imports
from tests.shape.reading import FUNCTION, functions, length
from tests.shape.tree import ROOT, Source


@dataclass(frozen=True)
class Spread:
    """The middle, the ninth tenth and the end of a list of sizes; None when it is empty."""

    median: float | None
    p90: float | None
    longest: float | None


def spread(sizes: Iterable[int]) -> Spread:
    """Median, 90th percentile (nearest rank) and maximum."""
    ranked = sorted(sizes)
    if not ranked:
        return Spread(None, None, None)
    return Spread(statistics.median(ranked), ranked[math.ceil(0.9 * len(ranked)) - 1], ranked[-1])


def share(hits: Sequence[bool]) -> float | None:
    """Percentage of hits; None of nothing."""
    return 100 * sum(hits) / len(hits) if hits else None


def file_sizes(tree: Iterable[Source]) -> list[int]:
    """Lines of each non-empty file."""
    return [source.lines for source in tree if source.text.strip()]


def function_sizes(tree: Iterable[Source]) -> list[int]:
    """Lines of each function, nested ones included."""
    return [length(function) for source in tree for function in functions(source.tree)]


def tests_sizes(tree: Iterable[Source]) -> list[int]:
    """Lines of each test function."""
    return [
        length(function)
        for source in tree
        if source.is_test and source.is_python
        for function in functions(source.tree)
        if function.name.startswith("test_")
    ]


def module_docstrings(tree: Iterable[Source]) -> list[bool]:
    """Whether each non-empty module has a docstring."""
    return [bool(ast.get_docstring(source.tree)) for source in tree if source.text.strip()]


def function_docstrings(tree: Iterable[Source]) -> list[bool]:
    """Whether each public function, and public method of a public class, has a docstring."""
    found = []
    for source in tree:
        owners = [source.tree, *(n for n in source.tree.body if isinstance(n, ast.ClassDef))]
        found += [
            bool(ast.get_docstring(node))
            for owner in owners
            if not getattr(owner, "name", "").startswith("_")
            for node in owner.body
            if isinstance(node, FUNCTION) and not node.name.startswith("_")
        ]
    return found


def lazy_per_thousand(tree: Iterable[Source]) -> float | None:
    """In-function imports for every 1000 lines."""
    tree = list(tree)
    lines = sum(source.lines for source in tree)
    return 1000 * sum(len(lazy_imports(s.tree)) for s in tree) / lines if lines else None


@dataclass(frozen=True)
class Contracts:
    """What import-linter says; None when it could not look."""

    kept: int | None
    broken: int | None
    ignored: int


def contracts() -> Contracts:
    """The import contracts kept and broken, and the imports they are told to ignore."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    written = settings.get("tool", {}).get("importlinter", {}).get("contracts", [])
    ignored = sum(len(contract.get("ignore_imports", [])) for contract in written)
    program = Path(sys.executable).with_name("lint-imports")
    if not program.exists():
        return Contracts(None, None, ignored)
    said = subprocess.run([program], cwd=ROOT, capture_output=True, text=True, check=False)
    counted = re.search(r"(\d+) kept, (\d+) broken", said.stdout)
    if not counted:
        reason = (said.stderr or said.stdout).strip().splitlines()[-2:]
        sys.stderr.write(f"The contracts were not measured: {' '.join(reason)}\n")
        return Contracts(None, None, ignored)
    return Contracts(int(counted[1]), int(counted[2]), ignored)
