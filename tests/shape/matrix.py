"""The permission matrix: what each member of the cast is answered on each route.

A key is the name of a route. A second row for the same route, for another method say,
adds a word to it: `"voice:need post"`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """The expected status for each of the cast.

    ``kwargs`` fills the route and ``data`` the form: a mapping, or a name in ``tests.shape.world``.
    """

    nobody: int
    worker: int
    stranger: int
    officer: int
    lead: int
    supervisor: int
    method: str = "get"
    kwargs: str | Mapping[str, object] = ""
    data: str | Mapping[str, object] = ""


MATRIX: dict[str, Row] = {}
