"""The project as the checks see it: one `Source` per file, and where it stands."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
CHECKED = ("src", "tests")
ENGINES = "qunqiao_engines"


@dataclass(frozen=True)
class Source:
    """A file by its path from the project root; ``sample`` stands in for its text in tests."""

    path: str
    sample: str | None = None

    def __str__(self) -> str:
        return self.path

    @cached_property
    def text(self) -> str:
        """The text of the file."""
        return (ROOT / self.path).read_text("utf-8") if self.sample is None else self.sample

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree of a Python file."""
        return ast.parse(self.text, self.path)

    @property
    def lines(self) -> int:
        """Physical lines."""
        return len(self.text.splitlines())

    @property
    def parts(self) -> tuple[str, ...]:
        """The folders and the file name."""
        return PurePosixPath(self.path).parts

    @property
    def name(self) -> str:
        """The file name."""
        return self.parts[-1]

    @property
    def is_python(self) -> bool:
        """Whether this is a Python file."""
        return self.name.endswith(".py")

    @property
    def is_template(self) -> bool:
        """Whether this is a page, a part of one or a component."""
        return self.name.endswith(".html") and "templates" in self.parts

    @property
    def is_test(self) -> bool:
        """Whether this file only serves tests (builders included)."""
        return "tests" in self.parts or self.name == "conftest.py"

    @property
    def is_engine(self) -> bool:
        """Whether this file belongs to an engine."""
        return self.parts[:2] == ("src", ENGINES)

    @property
    def is_web(self) -> bool:
        """Whether this file belongs to the web side."""
        return self.parts[:2] == ("src", "qunqiao")

    @property
    def is_shipped(self) -> bool:
        """Whether this is Python we wrote that runs at a user's."""
        return (
            self.is_python
            and self.parts[0] == "src"
            and not self.is_test
            and "migrations" not in self.parts
        )

    @property
    def app(self) -> str:
        """The app the file stands in; empty for the root of the web side and for engines."""
        return self.parts[2] if self.is_web and len(self.parts) > 3 else ""

    @property
    def room(self) -> str:
        """The room of the app the file stands in; empty outside apps."""
        return self.parts[3].removesuffix(".py") if self.app else ""

    def at(self, line: int, sentence: str) -> str:
        """A problem as a person reads it: where, then what to do."""
        return f"{self.path}:{line}: {sentence}"


def _files() -> Iterator[Path]:
    for top in CHECKED:
        yield from (file for file in (ROOT / top).rglob("*") if file.is_file())


@cache
def sources() -> tuple[Source, ...]:
    """Every file under the checked folders, in the order of their paths."""
    paths = (file.relative_to(ROOT) for file in _files())
    kept = (path for path in paths if "__pycache__" not in path.parts)
    return tuple(Source(path.as_posix()) for path in sorted(kept))
