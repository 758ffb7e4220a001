"""The components a page puts into a cell of a list or a fact, for code that is no template."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import cast

from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.utils import translation
from markupsafe import Markup


def state(outcome: str, count: int | None = None, text: str | None = None) -> Markup:
    """A state as ``kit/state.html`` draws it: its shape and colour, and its word or ``text``."""
    return _state(outcome, count, text, translation.get_language())


@lru_cache(maxsize=5000)
def _state(outcome: str, count: int | None, text: str | None, language: str | None) -> Markup:
    # The same few hundred marks stand in every list; drawing one takes as long as a row.
    del language  # already the active one; it keeps the words of each apart
    return _drawn("state", outcome, count, text)


@lru_cache(maxsize=500)
def options(pairs: tuple[tuple[str, str], ...], chosen: str) -> Markup:
    """The (value, label) pairs of a filter as ``kit/options.html`` draws them."""
    return _drawn("options", pairs, chosen)


def doors(groups: Sequence[object], left: Mapping[str, str]) -> Markup:
    """The officers' navigation as ``kit/doors.html`` draws it; ``left`` leads to lists as they were."""
    return _drawn("doors", groups, left)


def _drawn(name: str, *values: object) -> Markup:
    template = cast("Jinja2", engines["jinja2"]).env.get_template(f"kit/{name}.html")
    return Markup(getattr(template.module, name)(*values))  # noqa: S704 - the template escapes; the macro is the module's own
