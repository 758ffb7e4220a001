"""Nothing counts how people use the platform, and nothing tracks them.

国办函〔2026〕12号 names mass organisations in its Article 2 and bars check-ins, points, rankings
by use, counted online time and needless tracks. A table or route made for one of them is
a finding of an inspection, whatever it is used for today (design, section 8).
"""

from __future__ import annotations

import ast
import re

from tests.shape.reading import calls, chain, strings
from tests.shape.tree import Source

BARRED = re.compile(
    r"(?<![a-z])(check_?-?ins?|points|rankings?|leader_?boards?|online_?-?time|last_seen"
    r"|ip_address|user_agent|latitude|longitude|page_?-?views?)(?![a-z])"
)
SENTENCE = "`{}` counts use or tracks people, barred by 国办函〔2026〕12号"


def barred(name: str) -> str | None:
    """The barred word in a name of a route or a field."""
    found = BARRED.search(name.lower())
    return found[0] if found else None


def _fields(tree: ast.Module) -> list[tuple[int, str]]:
    return [
        (target.lineno, target.id)
        for model in ast.walk(tree)
        if isinstance(model, ast.ClassDef)
        for node in model.body
        for target in (node.targets if isinstance(node, ast.Assign) else [_annotated(node)])
        if isinstance(target, ast.Name)
    ]


def _annotated(node: ast.stmt) -> ast.expr | None:
    return node.target if isinstance(node, ast.AnnAssign) else None


def _routes(tree: ast.Module) -> list[tuple[int, str]]:
    return [
        (text.lineno, str(text.value))
        for call in calls(tree)
        if chain(call)[:1] in (["path"], ["re_path"])
        for text in strings(call)
    ]


def _endpoints(tree: ast.Module) -> list[tuple[int, str]]:
    return [
        (text.lineno, str(text.value))
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for decorator in function.decorator_list
        for text in strings(decorator)
    ]


READERS = {"models": _fields, "urls": _routes, "api": _endpoints}


def problems(source: Source) -> list[str]:
    """Fields and routes that count use or track people."""
    named_after = source.name.removesuffix(".py")
    reader = READERS.get(source.room) or READERS.get(named_after)
    if not (source.is_web and source.is_shipped and reader):
        return []
    return [
        source.at(line, SENTENCE.format(name)) for line, name in reader(source.tree) if barred(name)
    ]


BAD = [
    Source("src/qunqiao/people/models.py", "class Person:\n    last_seen = DateTimeField()"),
    Source("src/qunqiao/people/models.py", "class Person:\n    points: int = IntegerField()"),
    Source("src/qunqiao/trail/models.py", "class Entry:\n    actor_ip_address = CharField()"),
    Source("src/qunqiao/voice/urls.py", "path('needs/ranking/', page, name='needs')"),
    Source("src/qunqiao/voice/urls.py", "path('today/', page, name='check-in')"),
    Source("src/qunqiao/voice/api.py", "@router.get('/page-views')\ndef views(request): ..."),
]
GOOD = [
    Source("src/qunqiao/people/models.py", "class Person:\n    joined_on = DateField()"),
    Source("src/qunqiao/checkups/urls.py", "path('checkups/', page, name='checkups')"),
    Source("src/qunqiao/people/models.py", "class Person:\n    appointments = X()"),
]
