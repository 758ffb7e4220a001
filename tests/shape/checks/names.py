"""No drawer files.

What lies in `utils.py` has no owner and grows for ever; a file is named after what it holds.
"""

from __future__ import annotations

from tests.shape.tree import Source

DRAWERS = {"util", "utils", "helper", "helpers", "misc", "common", "tools", "stuff", "shared"}


def problems(source: Source) -> list[str]:
    """A file or folder with a name that says nothing."""
    if not source.is_python:
        return []
    words = {part.removesuffix(".py").strip("_") for part in source.parts}
    return [
        source.at(1, f"`{word}` says nothing; name it after what it holds")
        for word in sorted(words & DRAWERS)
    ]


BAD = [
    Source("src/qunqiao/voice/utils.py", ""),
    Source("src/qunqiao_engines/exact/helpers.py", ""),
    Source("src/qunqiao/kit/misc/dates.py", ""),
    Source("src/qunqiao/voice/pages/_common.py", ""),
]
GOOD = [Source("src/qunqiao/voice/queries.py", ""), Source("src/qunqiao/kit/text.py", "")]
