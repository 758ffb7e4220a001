"""One row of the permission matrix."""

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
