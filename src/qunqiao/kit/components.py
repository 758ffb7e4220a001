"""The components a page puts into a cell of a list or a fact, for code that is no template."""

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
    template = cast("Jinja2", engines["jinja2"]).env.get_template("kit/state.html")
    return Markup(template.module.state(outcome, count, text))  # type: ignore[attr-defined]  # noqa: S704 - the template escapes; the macro is the module's own
