"""Rows are written in `actions/` only.

A write elsewhere has no actor, no refusal and no trail entry. Migrations, `testing.py` and
test builders may write; `trail/recording.py` writes the trail itself.
"""

from __future__ import annotations

import ast

from tests.shape.reading import calls, chain
from tests.shape.tree import Source

ALWAYS = {
    "save", "delete", "create", "bulk_create", "bulk_update", "get_or_create",
    "update_or_create", "add_child", "add_root", "add_sibling",
}  # fmt: skip
QUERYING = {"objects", "filter", "exclude", "all", "select_for_update"}
ROOMS = {"actions", "migrations", "testing", "tests"}
RECORDER = "src/qunqiao/trail/recording.py"


def _writes(call: ast.Call) -> bool:
    if not isinstance(call.func, ast.Attribute):
        return False
    verb = call.func.attr
    # Django's asynchronous twins: asave, acreate, aupdate ...
    plain = verb[1:] if verb[:1] == "a" and verb[1:] in {*ALWAYS, "update"} else verb
    receiver = chain(call.func.value)
    if plain == "update":  # dictionaries, sets and hashes have one too
        return bool(QUERYING & set(receiver)) or any(n.endswith("queryset") for n in receiver)
    if plain == "move":
        return receiver != ["shutil"]
    return plain in ALWAYS


def problems(source: Source) -> list[str]:
    """Calls that write rows outside the rooms where rows are written."""
    if not (source.is_web and source.is_python) or source.path == RECORDER:
        return []
    if source.room in ROOMS or source.is_test:
        return []
    return [
        source.at(call.lineno, f"`.{call.func.attr}(` writes; write in an action and call that")
        for call in calls(source.tree)
        if _writes(call) and isinstance(call.func, ast.Attribute)
    ]


PAGE = "src/qunqiao/voice/pages/need.py"
BAD = [
    Source(PAGE, "need.save()"),
    Source(PAGE, "need.delete()"),
    Source(PAGE, "await need.asave()"),
    Source(PAGE, "Need.objects.create(title='x')"),
    Source(PAGE, "unit.needs.get_or_create(title='x')"),
    Source(PAGE, "Need.objects.filter(pk=1).update(title='x')"),
    Source(PAGE, "open_queryset.update(title='x')"),
    Source("src/qunqiao/registry/queries.py", "unit.move(parent, pos='last-child')"),
    Source("src/qunqiao/registry/models.py", "unit.add_child(name='x')"),
    Source("src/qunqiao/trail/models.py", "Entry.objects.create(name='x')"),
]
GOOD = [
    Source(PAGE, "counts.update(total=1)"),
    Source(PAGE, "hashlib.sha256().update(b'x')"),
    Source(PAGE, "shutil.move(old, new)"),
    Source(PAGE, "@router.delete('/x')\ndef drop(request): ..."),
    Source("src/qunqiao/voice/actions/raise_need.py", "need.save()"),
    Source("src/qunqiao/voice/migrations/0002_fill.py", "need.save()"),
    Source("src/qunqiao/voice/tests/builders.py", "Need.objects.create()"),
    Source("src/qunqiao/people/testing.py", "Person.objects.create()"),
    Source(RECORDER, "Entry.objects.create()"),
]
