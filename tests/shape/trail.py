"""Actions, their labels and the tests that read their entries, found in the source."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from tests.shape.checks.action_shape import action_name, is_action_file
from tests.shape.reading import functions, strings
from tests.shape.tree import Source

LABELS = "src/qunqiao/trail/labels.py"


def actions(tree: Iterable[Source]) -> dict[str, Source]:
    """Each name given to `@action`, with the file of the action."""
    return {
        name: source
        for source in tree
        if is_action_file(source)
        for function in functions(source.tree)
        if (name := action_name(function))
    }


def labelled(tree: Iterable[Source]) -> set[str]:
    """The names that `LABELS` puts into words."""
    return {
        str(key.value)
        for source in tree
        if source.path == LABELS
        for node in source.tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict)
        for key in node.value.keys
        if isinstance(key, ast.Constant)
    }


def asserted(tree: Iterable[Source]) -> set[tuple[str, str]]:
    """App and text of each string in an `assert` of the app's tests."""
    return {
        (source.app, str(text.value))
        for source in tree
        if source.app and source.is_test and source.is_python
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Assert)
        for text in strings(node.test)
    }


def untested(tree: Iterable[Source]) -> dict[str, Source]:
    """The actions whose entry no test of their app asserts."""
    tree = list(tree)
    seen = asserted(tree)
    found = actions(tree).items()
    return {name: source for name, source in found if (source.app, name) not in seen}


def problems(tree: Iterable[Source]) -> list[str]:
    """Actions without a label or a test of their entry, and labels without an action.

    The trail is evidence: an entry nobody checked may be missing or wrong when it is needed,
    and one without a label is a dotted name on the page an officer reads.
    """
    tree = list(tree)
    named, labels = actions(tree), labelled(tree)
    found = [
        source.at(1, f"no test of {source.app} asserts that `{name}` is on the trail")
        for name, source in untested(tree).items()
    ]
    found += [
        source.at(1, f"`{name}` has no label in {LABELS}")
        for name, source in named.items()
        if name not in labels
    ]
    return found + [f"{LABELS}:1: `{name}` is no action" for name in sorted(labels - set(named))]
