"""Each app has the same rooms.

Who knows one app knows them all, and the import contracts can only guard rooms they know.
"""

from __future__ import annotations

from tests.shape.tree import Source

ROOMS = {
    "errors", "models", "policy", "bridge", "queries", "actions", "jobs", "forms", "pages", "api",
    "management", "signin", "urls", "apps", "testing", "templates", "tests", "migrations",
    "static", "locale", "__init__",
}  # fmt: skip
OWN_SHAPE = {"config": "settings", "kit": "a toolkit", "trail": "two names everybody calls"}
NOT_APPS = {"locale", "templates", "static"}


def problems(source: Source) -> list[str]:
    """A file outside the rooms of its app."""
    if not source.app or source.app in OWN_SHAPE.keys() | NOT_APPS or source.room in ROOMS:
        return []
    return [source.at(1, f"`{source.room}` is no room of an app; see docs/tour.md for the rooms")]


BAD = [
    Source("src/qunqiao/voice/services.py", ""),
    Source("src/qunqiao/voice/signals/needs.py", ""),
    Source("src/qunqiao/voice/notes.txt", ""),
]
GOOD = [
    Source("src/qunqiao/voice/__init__.py", ""),
    Source("src/qunqiao/voice/pages/need.py", ""),
    Source("src/qunqiao/trail/recording.py", ""),
    Source("src/qunqiao_engines/exact/money.py", ""),
]
