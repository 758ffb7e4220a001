"""Pages of check-ups, findings and rules, and what several of them need."""

from functools import cache
from typing import Any

from django.template import engines
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from markupsafe import Markup

from qunqiao.checkups import policy
from qunqiao.people.pages import admitted

# The reach of whoever asks; refuses those without a duty over units.
reader_in = admitted(policy.may_read_findings)


def language() -> str:
    """The language of the page, as texts kept in two languages are chosen by."""
    return get_language() or "zh-hans"


def address(route: str, *args: Any) -> str:
    """The route's address; "" where this installation has no such page."""
    try:
        return reverse(route, args=args)
    except NoReverseMatch:
        return ""


@cache
def _states() -> Any:
    return engines["jinja2"].env.get_template("kit/state.html").module  # type: ignore[attr-defined]  # Jinja2's engine has it


def state_mark(outcome: str, word: str | None = None) -> Markup:
    """A state as every page shows it: word, shape and colour."""
    return Markup(_states().state(outcome, text=word))  # noqa: S704 - the component escapes what it is given
