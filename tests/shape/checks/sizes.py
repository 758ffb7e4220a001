"""Nothing outgrows a screen or two.

Medians do not tell good from bad code, the longest file and function do (style study,
finding 1). There is no list of exceptions: what is too long is split.
"""

from __future__ import annotations

import ast

from tests.shape.reading import functions, length
from tests.shape.tree import Source

FILE, TEST_FILE = 250, 400
FUNCTION, PARAMETERS = 50, 6
PAGE, PART, COMPONENT = 80, 40, 60


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many values a caller can pass; `self`, `cls` and what a command line fills are not passed."""
    given = function.args
    names = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    return sum(name.arg not in {"self", "cls"} and not _is_option(name) for name in names)


def _is_option(given: ast.arg) -> bool:
    """Whether it is an option of a command: these are a contract with people, who name each."""
    return given.annotation is not None and "typer.Option(" in ast.unparse(given.annotation)


def _of_python(source: Source) -> list[str]:
    budget = TEST_FILE if source.is_test else FILE
    found = []
    if source.lines > budget:
        found.append(source.at(1, f"{source.lines} lines, the budget is {budget}"))
    for function in functions(source.tree):
        if length(function) > FUNCTION:
            sentence = f"`{function.name}` has {length(function)} lines of at most {FUNCTION}"
            found.append(source.at(function.lineno, sentence))
        # A test may ask for many fixtures: pytest passes them, nobody else does.
        if not source.is_test and parameters(function) > PARAMETERS:
            sentence = f"`{function.name}` takes {parameters(function)} of {PARAMETERS} values"
            found.append(source.at(function.lineno, sentence))
    return found


def _of_template(source: Source) -> list[str]:
    budget = PART if source.name.startswith("_") else PAGE
    if source.app == "kit":
        budget = COMPONENT
    if source.lines <= budget:
        return []
    return [source.at(1, f"{source.lines} lines, the budget is {budget}")]


def problems(source: Source) -> list[str]:
    """Files, functions and templates over budget."""
    if "migrations" in source.parts:
        return []
    if source.is_python:
        return _of_python(source)
    return _of_template(source) if source.is_template else []


CODE = "src/qunqiao/voice/queries.py"
HTML = "src/qunqiao/voice/templates/voice/"
BAD = [
    Source(CODE, "x = 1\n" * 251),
    Source("tests/journeys/test_x.py", "x = 1\n" * 401),
    Source(CODE, "def f():\n" + "    x = 1\n" * 50),
    Source(CODE, "def f(a, b, c, *, d, e, f, g): ..."),
    Source(HTML + "need.html", "<p>\n" * 81),
    Source(HTML + "parts/_need.html", "<p>\n" * 41),
    Source("src/qunqiao/kit/templates/kit/table.html", "<p>\n" * 61),
]
GOOD = [
    Source(CODE, "x = 1\n" * 250),
    Source(CODE, "def f():\n" + "    x = 1\n" * 49),
    Source(CODE, "class A:\n    def f(self, a, b, c, *, d, e, f): ..."),
    Source("src/qunqiao/voice/tests/test_x.py", "def test_x(a, b, c, d, e, f, g): ..."),
    Source(HTML + "need.html", "<p>\n" * 80),
    Source("src/qunqiao/voice/migrations/0001_initial.py", "x = 1\n" * 500),
]
