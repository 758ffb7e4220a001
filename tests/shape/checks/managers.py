"""Pages, endpoints, commands, forms and jobs read through `queries`.

A query written beside a page forgets `visible_to(person)` sooner or later, and then
one union reads another's members.
"""

from __future__ import annotations

import ast

from tests.shape.reading import calls, chain
from tests.shape.tree import Source

ROOMS = {"pages", "api", "management", "templatetags", "forms", "jobs", "signin"}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
SHORTCUTS = {"get_object_or_404", "get_list_or_404", "aget_object_or_404"}


def _takes_a_model(call: ast.Call) -> bool:
    """Whether a shortcut is given a model class, which means all of its rows."""
    first = call.args[0] if call.args else None
    return (
        chain(call.func)[:1] in [[name] for name in SHORTCUTS]
        and isinstance(first, ast.Name)
        and first.id[:1].isupper()
    )


def problems(source: Source) -> list[str]:
    """Uses of a manager in a room that should ask `queries`."""
    if not source.is_python or source.room not in ROOMS:
        return []
    managers = [
        node.lineno
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS
    ]
    shortcuts = [call.lineno for call in calls(source.tree) if _takes_a_model(call)]
    return [
        source.at(line, "reads rows directly; add a function to queries.py and call that")
        for line in sorted(managers + shortcuts)
    ]


PAGE = "src/qunqiao/voice/pages/need.py"
BAD = [
    Source(PAGE, "needs = Need.objects.all()"),
    Source(PAGE, "need = get_object_or_404(Need, pk=1)"),
    Source("src/qunqiao/voice/api.py", "Need.objects.filter(open=True)"),
    Source("src/qunqiao/voice/forms.py", "Field(queryset=Need._default_manager.all())"),
    Source("src/qunqiao/people/signin.py", "Person.objects.get(pk=1)"),
]
GOOD = [
    Source(PAGE, "needs = queries.open_needs(person)"),
    Source(PAGE, "need = get_object_or_404(queries.open_needs(person), pk=1)"),
    Source("src/qunqiao/voice/queries.py", "Need.objects.all()"),
]
