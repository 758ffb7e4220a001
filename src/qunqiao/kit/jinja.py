"""The Jinja2 environment of all pages: autoescape, translations, dates and numbers as read here."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from re import compile as pattern
from typing import Any
from urllib.parse import urlencode

from django.templatetags.static import static
from django.utils import formats, timezone, translation
from jinja2 import StrictUndefined
from jinja2.runtime import Macro
from markupsafe import Markup

from qunqiao.kit.addresses import address
from qunqiao.kit.folding import Pages
from qunqiao.kit.text import hant

# A day as texts have it, in Chinese words, in figures, in English.
_DAYS = pattern(r"(\d{4} \w \d{1,2} \w \d{1,2} ?\w|\d{4}-\d\d-\d\d|\d{1,2} [A-Z][a-z]+ \d{4})")


def environment(**options: Any) -> Pages:
    """An environment in which an unknown name is an error, not an empty string."""
    # Django passes its own defaults for both; ours hold whatever the settings say.
    given = {
        name: value for name, value in options.items() if name not in ("undefined", "autoescape")
    }
    env = Pages(
        **given,
        undefined=StrictUndefined,
        autoescape=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.install_gettext_translations(translation, newstyle=True)  # type: ignore[attr-defined]  # added by the i18n extension
    env.globals.update(static=static, url=address, query=_query, symbol=symbol)
    env.filters.update(
        day=day, moment=moment, number=number, said=said, money=money, unbroken=unbroken
    )
    env.fixed = {
        "_": _fixed(translation.gettext),
        "pgettext": _fixed(translation.pgettext),
        "static": static,
        "symbol": symbol,
    }
    return env


def _fixed(say: Callable[..., str]) -> Callable[..., Markup]:
    """The text as the i18n extension gives it: safe, its doubled percent signs single."""
    return lambda *words: Markup(say(*words)) % {}  # noqa: S704 - texts of the house are markup, as in Jinja's own gettext


@lru_cache(maxsize=500)
def symbol(name: str) -> Markup:
    """One sign of the house's icon family; it only repeats what the words beside it say."""
    drawing = f"{static('vendor/tabler-icons/icons.svg')}#{name}"
    return Markup(
        '<svg class="q-icon" aria-hidden="true" focusable="false"><use href="{}"></use></svg>'
    ).format(drawing)


def _query(current: dict[str, Any] | Any, **changes: Any) -> str:
    """The query string of ``current`` with ``changes``; None or "" removes a field."""
    merged = {**{k: current[k] for k in current}, **changes}
    kept = {key: value for key, value in merged.items() if value not in (None, "")}
    return "?" + urlencode(kept) if kept else "?"


def day(value: date | None) -> str:
    """A date as the page's language writes it; nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    if (translation.get_language() or "").startswith("zh"):
        return f"{value.year}-{value.month:02d}-{value.day:02d}"
    return f"{value.day} {value:%b} {value.year}"


def moment(value: datetime) -> str:
    """A date and a time to the minute, in the platform's zone."""
    local = timezone.localtime(value)
    return f"{day(local.date())} {local:%H:%M}"


def number(value: int | Decimal | None) -> str:
    """A number with its thousands apart; nothing for nothing."""
    return "" if value is None else formats.number_format(value, use_l10n=True, force_grouping=True)


def whole_numbers() -> Callable[[int | Decimal | None], str]:
    """``number`` for a column: the same, with the page's language asked for once."""
    language = translation.get_language()
    return lambda value: _whole(value, language) if type(value) is int else number(value)


@lru_cache(maxsize=10_000)
def _whole(value: int, language: str | None) -> str:
    del language  # the active one, which groups digits in its own way
    return number(value)


def money(value: Decimal | None) -> str:
    """An amount in yuan with two places; nothing for nothing."""
    return "" if value is None else f"{value:,.2f}"


def unbroken(value: str) -> Markup:
    """Text in which no day is broken at the end of a line."""
    whole = Markup('<span class="q-whole">{}</span>')
    parts = _DAYS.split(str(value))
    return Markup().join(whole.format(one) if i % 2 else one for i, one in enumerate(parts))


def said(value: str | Markup | Macro) -> str:
    """Text of the house that is kept in zh-Hans (law titles, labels of rules), in the page's script."""
    text = str(value)
    return hant(text) if translation.get_language() == "zh-hant" else text
