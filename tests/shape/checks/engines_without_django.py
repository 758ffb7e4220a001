"""No engine and no test of one imports Django.

CI runs the engine tests where Django is not installed; this says it sooner, and by line.
"""

from __future__ import annotations

import ast

from tests.shape.tree import Source

WEB = {"django", "ninja", "qunqiao"}


def _modules(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and not node.level:
        return [node.module or ""]
    return []


def problems(source: Source) -> list[str]:
    """Imports of the web side in an engine or in its tests."""
    if not (source.is_engine and source.is_python):
        return []
    return [
        source.at(node.lineno, f"an engine knows nothing of the web, but imports {module}")
        for node in ast.walk(source.tree)
        for module in _modules(node)
        if module.split(".")[0] in WEB
    ]


BAD = [
    Source("src/qunqiao_engines/exact/money.py", "from django.utils import timezone"),
    Source("src/qunqiao_engines/exact/tests/test_money.py", "import django"),
    Source("src/qunqiao_engines/exact/tests/test_money.py", "from qunqiao.people import models"),
]
GOOD = [
    Source("src/qunqiao_engines/exact/money.py", "from fractions import Fraction"),
    Source("src/qunqiao_engines/sheets/read.py", "from qunqiao_engines.exact import money"),
    Source("src/qunqiao/people/models.py", "from django.db import models"),
]
