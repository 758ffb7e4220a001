"""An action says who, what and where it is recorded, and its file bears its name.

`ls actions/` then shows what an app can do, each call site names its actor, and
`@action` refuses to commit a change that left no trail entry.
"""

from __future__ import annotations

import ast
import re

from tests.shape.reading import FUNCTION, chain
from tests.shape.tree import Source

Function = ast.FunctionDef | ast.AsyncFunctionDef


def action_name(function: Function) -> str | None:
    """The name given to `@action`, or None when the function carries no such decorator."""
    for decorator in function.decorator_list:
        if isinstance(decorator, ast.Call) and chain(decorator)[:1] == ["action"]:
            match decorator.args:
                case [ast.Constant(value=str(name)), *_]:
                    return name
    return None


def public_functions(source: Source) -> list[Function]:
    """The functions of a module that other modules may call."""
    return [n for n in source.tree.body if isinstance(n, FUNCTION) and n.name[0] != "_"]


def is_action_file(source: Source) -> bool:
    """Whether this file should hold one action; `_shared.py` serves its neighbours."""
    return (
        source.is_shipped
        and source.is_python
        and source.room == "actions"
        and source.name[0] != "_"
    )


def _faults(function: Function, app: str, stem: str) -> list[str]:
    given = function.args
    name = action_name(function)
    faults = []
    if function.name != stem:
        faults.append(f"`{function.name}` stands in {stem}.py; name them alike")
    if given.args or given.posonlyargs or given.vararg:
        faults.append("an action takes keywords only: begin its parameters with `*`")
    if not given.kwonlyargs or given.kwonlyargs[0].arg != "actor":
        faults.append("the first keyword of an action is `actor`")
    elif given.kw_defaults[0] is not None:
        faults.append("`actor` has no default: somebody always acts")
    if name is None or not re.fullmatch(rf"{app}\.[a-z_]+\.[a-z_]+", name):
        faults.append(f'an action carries `@action("{app}.<noun>.<verb>")`, found {name!r}')
    return faults


def problems(source: Source) -> list[str]:
    """What an action file lacks."""
    if not is_action_file(source):
        return []
    found = public_functions(source)
    if len(found) != 1:
        return [source.at(1, f"an action file has one public function, this has {len(found)}")]
    faults = _faults(found[0], source.app, source.name.removesuffix(".py"))
    return [source.at(found[0].lineno, fault) for fault in faults]


FILE = "src/qunqiao/voice/actions/close_need.py"
BAD = [
    Source(FILE, "def close_need(*, actor): ..."),
    Source(FILE, "@action('voice.need.close')\ndef close_need(actor): ..."),
    Source(FILE, "@action('voice.need.close')\ndef close_need(*, need, actor): ..."),
    Source(FILE, "@action('voice.need.close')\ndef close_need(*, actor=None): ..."),
    Source(FILE, "@action('people.need.close')\ndef close_need(*, actor): ..."),
    Source(FILE, "@action('voice.close')\ndef close_need(*, actor): ..."),
    Source(FILE, "@action(NAME)\ndef close_need(*, actor): ..."),
    Source(FILE, "@action('voice.need.close')\ndef shut_need(*, actor): ..."),
    Source(FILE, "X = 1"),
    Source(FILE, "@action('voice.need.close')\ndef close_need(*, actor): ...\ndef b(): ..."),
]
GOOD = [
    Source(FILE, "@action('voice.need.close')\ndef close_need(*, actor, need): ...\ndef _b(): ..."),
    Source("src/qunqiao/voice/actions/__init__.py", ""),
    Source("src/qunqiao/voice/actions/_locking.py", "def lock(need): ..."),
    Source("src/qunqiao/voice/queries.py", "def open_needs(person): ..."),
]
