"""Imports stand at the top, or say why not.

An import inside a function mostly hides a circle that the layers would have refused.
"""

from __future__ import annotations

import ast
import re

from tests.shape.reading import comments, functions
from tests.shape.tree import Source

SUPPRESSION = re.compile(r"#\s*(noqa|type:\s*ignore)\S*(\s*[A-Z]+\d+)?")
SHORTEST_REASON = 10


def lazy_imports(tree: ast.Module) -> list[int]:
    """The lines of the imports that happen inside a function."""
    return sorted(
        {
            node.lineno
            for function in functions(tree)
            for node in ast.walk(function)
            if isinstance(node, ast.Import | ast.ImportFrom)
        }
    )


def problems(source: Source) -> list[str]:
    """In-function imports without a reason on the same line."""
    if not source.is_python or "migrations" in source.parts:
        return []
    said = comments(source.text) if (lazy := lazy_imports(source.tree)) else {}
    return [
        source.at(line, "an import inside a function; move it up, or give the reason beside it")
        for line in lazy
        if len(SUPPRESSION.sub("", said.get(line, "")).strip("# -")) < SHORTEST_REASON
    ]


FILE = "src/qunqiao/voice/pages/need.py"
BAD = [
    Source(FILE, "def f():\n    import csv"),
    Source(FILE, "def f():\n    from csv import reader  # noqa: PLC0415"),
    Source(FILE, "def f():\n    def g():\n        import csv  # sorry"),
]
GOOD = [
    Source(FILE, "import csv"),
    Source(FILE, "if TYPE_CHECKING:\n    import csv"),
    Source(FILE, "def f():\n    import csv  # why here: apps are not ready before"),
    Source(FILE, "def f():\n    import csv  # noqa: PLC0415 - apps are not ready before"),
]
