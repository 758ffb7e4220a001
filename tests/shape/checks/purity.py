"""An engine's result depends on its arguments alone.

A finding must be the same when an auditor recomputes it a year later: no clock, no chance,
no environment, no file and no memory between two calls. Pass those in as values.
"""

from __future__ import annotations

import ast
import re

from tests.shape.reading import chain, functions
from tests.shape.tree import Source

IMPURE_MODULES = {"time", "random", "secrets", "os", "logging", "socket", "subprocess", "tempfile"}
CLOCKS = {"now", "today", "utcnow"}
CLOCK_OWNERS = {"datetime", "date", "dt", "timezone"}
CHANCE = {"uuid1", "uuid4", "urandom"}
FILES = {"read_text", "read_bytes", "write_text", "write_bytes"}
MUTATORS = {"append", "add", "update", "setdefault", "pop", "clear", "extend", "insert", "remove"}
# CONSTANT, _CONSTANT, __dunder__, and the CapWords of a type alias.
FIXED_NAME = re.compile(r"_?[A-Z]\w*|__\w+__")


def _imports(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {alias.name.split(".")[0] for alias in node.names}
    if isinstance(node, ast.ImportFrom) and not node.level:
        return {(node.module or "").split(".")[0]}
    return set()


def _fault(node: ast.AST) -> str | None:
    impure = _imports(node) & IMPURE_MODULES
    if impure:
        return f"imports {', '.join(sorted(impure))}"
    match node:
        case ast.Global():
            return "`global` keeps state between two calls"
        case ast.Call(func=ast.Name(id="open")):
            return "opens a file; take its bytes as an argument"
        case ast.Name(id=name) if name in CHANCE:
            return f"`{name}` is chance; take it as an argument"
        case ast.Attribute(attr=attr):
            return _attribute_fault(attr, chain(node.value))
    return None


def _attribute_fault(attr: str, owner: list[str]) -> str | None:
    if attr in CLOCKS and CLOCK_OWNERS & set(owner[:1]):
        return f"`{attr}` reads the clock; take the day as an argument"
    if attr in CHANCE:
        return f"`{attr}` is chance; take it as an argument"
    # A zip archive in memory has an `open` of its own, so only a path's counts.
    if attr in FILES or (attr == "open" and "path" in " ".join(owner[:1]).lower()):
        return f"`.{attr}` touches a file; take its bytes as an argument"
    return None


def _module_names(tree: ast.Module) -> dict[str, int]:
    names = {}
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        for target in targets:
            names.update(
                (leaf.id, leaf.lineno)
                for leaf in ast.walk(target or ast.Pass())
                if isinstance(leaf, ast.Name) and isinstance(leaf.ctx, ast.Store)
            )
    return names


def _mutated(tree: ast.Module, names: set[str]) -> list[tuple[int, str]]:
    """Where a function changes a name of its module in place."""
    found = set()
    for function in functions(tree):
        for node in ast.walk(function):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=verb)):
                    changed = name if verb in MUTATORS else ""
                case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()):
                    changed = name
                case _:
                    continue
            if changed in names:
                found.add((node.lineno, changed))
    return sorted(found)


def problems(source: Source) -> list[str]:
    """What makes an engine depend on more than its arguments."""
    if not (source.is_engine and source.is_shipped):
        return []
    names = _module_names(source.tree)
    faults = [(n.lineno, fault) for n in ast.walk(source.tree) if (fault := _fault(n))]
    faults += [
        (line, f"`{name}` looks like a variable of the module; constants are UPPER_CASE")
        for name, line in names.items()
        if not FIXED_NAME.fullmatch(name)
    ]
    constants = {name for name in names if name.isupper()}
    faults += [
        (line, f"changes `{name}`, which outlives the call")
        for line, name in _mutated(source.tree, constants)
    ]
    return [source.at(line, fault) for line, fault in faults]


FILE = "src/qunqiao_engines/rulebook/run.py"
BAD = [
    Source(FILE, "def f():\n    return date.today()"),
    Source(FILE, "def f(clock=datetime.datetime.now): ..."),
    Source(FILE, "import time"),
    Source(FILE, "from random import choice"),
    Source(FILE, "import os.path"),
    Source(FILE, "def f():\n    return open('x')"),
    Source(FILE, "def f(p):\n    return Path(p).open()"),
    Source(FILE, "def f(p):\n    return p.read_text()"),
    Source(FILE, "def f():\n    return uuid.uuid4()"),
    Source(FILE, "seen = []"),
    Source(FILE, "seen: dict[str, int] = {}"),
    Source(FILE, "def f():\n    global X\n    X = 1"),
    Source(FILE, "SEEN = []\ndef f(x):\n    SEEN.append(x)"),
    Source(FILE, "SEEN = {}\ndef f(x):\n    SEEN[x] = 1"),
]
GOOD = [
    Source(FILE, "from datetime import date\ndef f(today: date):\n    return today.year"),
    Source(
        FILE, "KINDS = {'a': 1}\n_WORD = re.compile('x')\nRow = dict[str, int]\n__all__ = ['f']"
    ),
    Source(FILE, "def f(archive):\n    return archive.open('x.xml')"),
    Source(FILE, "def f(con):\n    seen = []\n    seen.append(1)\n    return seen"),
    Source("src/qunqiao_engines/rulebook/tests/test_run.py", "import random"),
]
