"""The components a page puts into a cell of a list or a fact, for code that is no template."""

from typing import cast

from django.template import engines
from django.template.backends.jinja2 import Jinja2
from markupsafe import Markup


def state(outcome: str, count: int | None = None, text: str | None = None) -> Markup:
    """A state as ``kit/state.html`` draws it: its shape and colour, and its word or ``text``."""
    template = cast("Jinja2", engines["jinja2"]).env.get_template("kit/state.html")
    return Markup(template.module.state(outcome, count, text))  # type: ignore[attr-defined]  # noqa: S704 - the template escapes; the macro is the module's own
