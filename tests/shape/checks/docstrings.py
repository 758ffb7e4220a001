"""What others may use says what they get.

A module's docstring is the one sentence by which a newcomer decides whether to read on.
"""

from __future__ import annotations

import ast

from tests.shape.reading import FUNCTION
from tests.shape.tree import Source

ENDS = (".", "。", ":", "?", "!")


def public(tree: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """The functions and classes at the top of a module that others may use."""
    return [
        node
        for node in tree.body
        if isinstance(node, (*FUNCTION, ast.ClassDef)) and not node.name.startswith("_")
    ]


def problems(source: Source) -> list[str]:
    """Modules, functions and classes without a docstring."""
    if not source.is_shipped or not source.text.strip():
        return []
    found = []
    first = (ast.get_docstring(source.tree) or "").split("\n\n")[0]
    if not first.endswith(ENDS):
        found.append(source.at(1, "begin the module with one sentence, closed by a full stop"))
    return found + [
        source.at(node.lineno, f"`{node.name}` has no docstring")
        for node in public(source.tree)
        if not ast.get_docstring(node)
    ]


FILE = "src/qunqiao/voice/queries.py"
BAD = [
    Source(FILE, "X = 1"),
    Source(FILE, '"""needs"""'),
    Source(FILE, '"""Reads."""\ndef needs(): ...'),
    Source(FILE, '"""Reads."""\nclass Need: ...'),
]
GOOD = [
    Source(FILE, '"""Reads."""\ndef needs():\n    """Needs."""\ndef _own(): ...'),
    Source("src/qunqiao/voice/__init__.py", ""),
    Source("src/qunqiao/voice/tests/test_x.py", "def test_x(): ..."),
]
