"""A suppression names what it silences and says why.

Without a code it silences the next mistake too; without a reason nobody dares to remove it.
Write `# noqa: S101 - reason` or `# type: ignore[arg-type]  # reason`.
"""

from __future__ import annotations

import re

from tests.shape.reading import comments
from tests.shape.tree import Source

ANY = re.compile(r"#\s*(ruff:\s*noqa|flake8:\s*noqa|noqa|type:\s*ignore|pragma)\b", re.IGNORECASE)
CODE = r"[A-Z]+\d+(\s*,\s*[A-Z]+\d+)*"
WITH_CODE = re.compile(
    rf"#\s*((ruff:\s*|flake8:\s*)?noqa:\s*{CODE}|type:\s*ignore\[[\w\-, ]+\]|pragma:\s*no \w+)"
)
REASON = re.compile(r"( - |\s+#\s*)\S+ ?\S+")


def problems(source: Source) -> list[str]:
    """Suppressions that lack a code or a reason."""
    if not source.is_python:
        return []
    found = []
    for line, comment in comments(source.text).items():
        begun = ANY.search(comment)
        coded = WITH_CODE.search(comment)
        if begun and not coded:
            found.append(source.at(line, f"`{comment}` names no code"))
        elif coded and not REASON.match(comment[coded.end() :]):
            found.append(source.at(line, f"`{comment}` gives no reason"))
    return found


FILE = "src/qunqiao/voice/bridge.py"
BAD = [
    Source(FILE, "x = 1  # noqa"),
    Source(FILE, "x = 1  # noqa - because we can"),
    Source(FILE, "x = 1  # noqa: S101"),
    Source(FILE, "x = 1  # type: ignore"),
    Source(FILE, "x = 1  # type: ignore[arg-type]"),
    Source(FILE, "x = 1  # pragma: no cover"),
    Source(FILE, "# ruff: noqa\nx = 1"),
]
GOOD = [
    Source(FILE, "x = 1  # noqa: S101 - the type checker needs it"),
    Source(FILE, "x = 1  # noqa: S101, E501 - a long address"),
    Source(FILE, "x = 1  # type: ignore[arg-type]  # the stubs say str"),
    Source(FILE, "x = 1  # pragma: no cover - only on Windows"),
    Source(FILE, "x = '# noqa'"),
]
