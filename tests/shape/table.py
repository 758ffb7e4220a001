"""Prints points 2 to 8 of the style study's comparison, measured on this tree.

Run as `python -m tests.shape.table`; it ends with status 1 when a figure is past its limit.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import django
from django.core.exceptions import ImproperlyConfigured
from django.urls import get_resolver

from tests.shape import measures, trail
from tests.shape.matrix import MATRIX
from tests.shape.routes import routes
from tests.shape.tree import Source, sources

SETTINGS = "qunqiao.config.settings"


@dataclass(frozen=True)
class Figure:
    """One line of the table; ``ours`` is None when there was nothing to measure.

    A figure below its goal is better, unless ``rising``. ``fail`` is None where the study
    sets a goal and no limit.
    """

    point: int
    what: str
    ours: float | None
    goal: float
    fail: float | None = None
    rising: bool = False

    @property
    def score(self) -> int | None:
        """2 when the goal is reached, 0 past the limit, 1 between, None when not measured."""
        if self.ours is None:
            return None
        sign = -1 if self.rising else 1
        if sign * self.ours <= sign * self.goal:
            return 2
        return 0 if self.fail is not None and sign * self.ours > sign * self.fail else 1


def _sizes(point: int, what: str, sizes: list[int], goals: dict[str, tuple]) -> Iterator[Figure]:
    """The figures of one spread; ``goals`` gives goal and limit by name of the figure."""
    spread = measures.spread(sizes)
    for name, (goal, fail) in goals.items():
        yield Figure(point, f"{what}, {name}", getattr(spread, name), goal, fail)


def _files(shipped: list[Source]) -> Iterator[Figure]:
    web = measures.file_sizes(source for source in shipped if source.is_web)
    engines = measures.file_sizes(source for source in shipped if source.is_engine)
    yield from _sizes(2, "lines per file, web", web, {"median": (70, 100)})
    yield from _sizes(2, "lines per file, engines", engines, {"median": (120, None)})
    both = {"p90": (160, None), "longest": (250, 400)}
    yield from _sizes(3, "lines per file", web + engines, both)


def _functions(shipped: list[Source]) -> Iterator[Figure]:
    sizes = measures.function_sizes(shipped)
    yield from _sizes(4, "lines per function", sizes, {"p90": (22, 30), "longest": (50, 70)})
    over = measures.share([size > 50 for size in sizes])
    yield Figure(4, "functions over 50 lines, %", over, 0, 1)
    said = measures.share(measures.function_docstrings(shipped))
    yield Figure(5, "public functions and methods with docstring, %", said, 90, 75, rising=True)
    said = measures.share(measures.module_docstrings(shipped))
    yield Figure(5, "modules with docstring, %", said, 100, 75, rising=True)


def _layers(shipped: list[Source]) -> Iterator[Figure]:
    contracts = measures.contracts()
    yield Figure(6, "import contracts kept", contracts.kept, 6, 6, rising=True)
    yield Figure(6, "import contracts broken", contracts.broken, 0, 0)
    yield Figure(6, "imports the contracts ignore", contracts.ignored, 0)
    lazy = measures.lazy_per_thousand(shipped)
    yield Figure(6, "in-function imports per 1000 lines", lazy, 0.5)


def _tests(tree: tuple[Source, ...]) -> Iterator[Figure]:
    sizes = measures.tests_sizes(tree)
    yield from _sizes(7, "lines per test", sizes, {"median": (10, None), "p90": (18, None)})
    rows = {key.split()[0] for key in MATRIX}
    covered = measures.share([name in rows for name in _route_names()])
    yield Figure(7, "routes in the permission matrix, %", covered, 100, 90, rising=True)
    untested = trail.untested(tree)
    seen = measures.share([name not in untested for name in trail.actions(tree)])
    yield Figure(7, "actions whose trail entry is asserted, %", seen, 100, 90, rising=True)


def _route_names() -> list[str]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    try:
        django.setup()
        return sorted({route.name or route.pattern for route in routes(get_resolver())})
    except (ImportError, ImproperlyConfigured) as error:
        sys.stderr.write(f"The routes were not measured: {error}\n")
        return []


def _templates(tree: tuple[Source, ...]) -> Iterator[Figure]:
    sizes = measures.file_sizes(source for source in tree if source.is_template)
    goals = {"median": (25, None), "p90": (60, None), "longest": (80, 120)}
    yield from _sizes(8, "lines per template", sizes, goals)


def figures() -> list[Figure]:
    """Every figure, in the order of the study's points."""
    tree = sources()
    shipped = [source for source in tree if source.is_shipped]
    groups = (_files(shipped), _functions(shipped), _layers(shipped), _tests(tree))
    return [figure for group in (*groups, _templates(tree)) for figure in group]


def _shown(number: float | None) -> str:
    return "-" if number is None else f"{number:.1f}".removesuffix(".0")


def line(figure: Figure) -> str:
    """The figure as the table shows it."""
    numbers = (figure.ours, figure.goal, figure.fail, figure.score)
    return f"{figure.point:>2}  {figure.what:<48}" + "".join(f"{_shown(n):>8}" for n in numbers)


def main() -> int:
    """Print the table; 1 when a figure is past its limit."""
    found = figures()
    heading = "".join(f"{word:>8}" for word in ("ours", "goal", "fail", "score"))
    print(f" #  {'measure':<48}{heading}", *map(line, found), sep="\n")
    return int(any(figure.score == 0 for figure in found))


if __name__ == "__main__":
    sys.exit(main())
