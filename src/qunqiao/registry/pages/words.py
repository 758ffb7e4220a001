"""What the registry's pages say of terms, posts and members, the same everywhere."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from markupsafe import Markup

from qunqiao.kit import clock
from qunqiao.kit.components import state
from qunqiao.kit.jinja import day as written
from qunqiao.registry.models import Post, Term
from qunqiao.registry.queries.days import SOON
from qunqiao.registry.queries.posts import vacant_since
from qunqiao.registry.queries.terms import lacks_approval, last_day


def running_term(row: Any) -> Term | None:
    """The days of the running term of an organisation read by ``organisations.listed``."""
    return _term(*_days(row))


def running_marks(day: date) -> Callable[[Any], Markup]:
    """Says of an organisation read by ``organisations.listed`` how its term stands on ``day``."""
    seen = (day, clock.today(), get_language())
    return lambda row: _running_mark(_days(row), seen)


_Days = tuple[date | None, int, date | None, str]


def _days(row: Any) -> _Days:
    return (
        row.running_began_on,
        row.running_years,
        row.running_extended_until,
        row.running_extension_document,
    )


@lru_cache(maxsize=5_000)
def _running_mark(term: _Days, seen: tuple[date, date, str | None]) -> Markup:
    # Many organisations were elected on the same day; a mark takes as long as a row's query.
    day, _today, _language = seen
    return term_mark(_term(*term), day)


def _term(
    began_on: date | None, years: int, extended_until: date | None, document: str
) -> Term | None:
    if began_on is None:
        return None
    return Term(
        began_on=began_on,
        years=years,
        extended_until=extended_until,
        extension_document=document,
    )


def term_outcome(term: Term | None, day: date) -> str:
    """How a term stands on ``day``, as one of the house's states."""
    if term is None:
        return "unknown"
    if term.ended_on is not None and term.ended_on <= day:
        return "not_applicable"
    if last_day(term, day) < day:
        return "breach"
    return "due" if last_day(term, day) <= day + SOON else "sound"


def term_words(term: Term | None, day: date) -> str:
    """The same in a few words, with the days."""
    outcome = term_outcome(term, day)
    if term is None:
        return _("没有在任届次")
    days = abs((last_day(term, day) - day).days)
    if outcome == "breach":
        said = (
            ngettext(
                "届满未换届，已 %(num)d 天，延期未批准",
                "届满未换届，已 %(num)d 天，延期未批准",
                days,
            )
            if lacks_approval(term, day)
            else ngettext("届满未换届，已 %(num)d 天", "届满未换届，已 %(num)d 天", days)
        )
        return said % {"num": days}
    if outcome == "due":
        return ngettext("还有 %(num)d 天届满", "还有 %(num)d 天届满", days) % {"num": days}
    return _("已结束") if outcome == "not_applicable" else _("任期内")


def term_mark(term: Term | None, day: date) -> Markup:
    """How a term stands, with its sign."""
    return state(term_outcome(term, day), text=term_words(term, day))


def term_sentence(term: Term | None, day: date) -> str:
    """What matters of an organisation's term on ``day``, as a person would say it."""
    if term is None:
        return _("没有在任届次的记录，无法判断是否届满。")
    outcome, until = term_outcome(term, day), last_day(term, day)
    days = abs((until - day).days)
    facts = {"number": term.number, "day": written(until), "num": days, "years": term.years}
    if outcome == "breach" and until > term.due_on:
        return _("第 %(number)d 届延期到 %(day)s，已过期 %(num)d 天。") % facts
    if outcome == "breach":
        return (
            _("第 %(number)d 届到 %(day)s 满 %(years)d 年，已过期 %(num)d 天，没有登记延期批复。")
            % facts
        )
    if outcome == "due":
        return _("第 %(number)d 届到 %(day)s 届满，还有 %(num)d 天。") % facts
    return _("第 %(number)d 届在任期内，到 %(day)s 届满。") % facts


def vacancy_words(post: Post, day: date) -> str:
    """How long a vacant post has been vacant."""
    since = vacant_since(post)
    if since is None:
        return _("空缺，起始日期不详")
    days = (day - since).days
    words = ngettext("空缺 %(num)d 天（自 %(day)s）", "空缺 %(num)d 天（自 %(day)s）", days)
    return words % {"num": days, "day": written(since)}


def vacancy_mark(post: Post, day: date) -> Markup:
    """How long a vacant post has been vacant, with its sign."""
    return state("due", text=vacancy_words(post, day))
