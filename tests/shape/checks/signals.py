"""No signal receivers.

A receiver guesses intent from a saved row and runs where nobody looks; an action calls
the next step by name.
"""

from __future__ import annotations

import ast

from tests.shape.reading import chain
from tests.shape.tree import Source


def problems(source: Source) -> list[str]:
    """Receivers, by decorator or by `connect`."""
    if not (source.is_web and source.is_python):
        return []
    found = []
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call):
            continue
        names = chain(node)
        connects = names[:1] == ["connect"] and len(names) > 1 and _is_signal(names[1])
        if names[:1] == ["receiver"] or connects:
            found.append(source.at(node.lineno, "a signal receiver; let the action call this"))
    return found


def _is_signal(name: str) -> bool:
    return name.startswith(("pre_", "post_", "m2m_", "user_", "request_", "got_"))


BAD = [
    Source("src/qunqiao/voice/apps.py", "@receiver(post_save, sender=Need)\ndef f(**k): ..."),
    Source("src/qunqiao/voice/apps.py", "signals.post_save.connect(f)"),
    Source("src/qunqiao/people/signin.py", "user_logged_in.connect(f)"),
]
GOOD = [Source("src/qunqiao/checkups/bridge.py", "duckdb.connect()")]
