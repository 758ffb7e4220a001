"""Lists as a page declares them, and narrowed and sorted as the reader asked in the address."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Literal

from django.db.models import F, QuerySet
from django.db.models.expressions import OrderBy
from django.utils.translation import gettext as _
from markupsafe import Markup

from qunqiao.kit import clock, components
from qunqiao.kit.columns import Column
from qunqiao.kit.days import is_ours
from qunqiao.kit.errors import Invalid, Sentence

# So many of those found by what was typed are listed; more than that, and one letter was typed.
MOST_FOUND = 500
Rows = QuerySet[Any]


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing a reader may narrow a list by; ``value`` is what they chose, "" for nothing.

    ``options`` of a choice are (value, label) pairs and begin with the empty one. ``means`` is set
    where a value stands for something that can change, a unit for its place in the tree. A filter with
    ``few`` may find a tenth of a million rows: ``few`` gives the keys of some of them, at most as many
    as asked. Of these ``MOST_FOUND`` are counted, sorted and listed; an export holds all.
    """

    name: str
    label: str
    kind: Literal["text", "choice", "date"]
    narrow: Callable[[Rows, str], Rows]
    options: Sequence[tuple[str, str]] = ()
    value: str = ""
    means: Callable[[str], Hashable] | None = None
    few: Callable[[Rows, str, int], list[int]] | None = None

    @property
    def drawn(self) -> Markup:
        """The options of a choice as its select holds them."""
        return components.options(tuple(self.options), self.value)

    @property
    def meant(self) -> Hashable:
        """What the chosen value stands for."""
        return self.means(self.value) if self.means and self.value else None

    @property
    def said(self) -> str:
        """The choice as the list's sentence names it; nothing for a day, which it names itself."""
        if self.kind == "choice":
            return dict(self.options)[self.value] if self.value else ""
        return (
            _("含“%(text)s”") % {"text": self.value} if self.value and self.kind == "text" else ""
        )


@dataclass(frozen=True, slots=True)
class Table:
    """A list as its page declares it.

    ``rows`` are all the reader may see on ``day``; ``sentence`` says what they are, given how many;
    ``order`` is the order of meaning, used until the reader sorts by a column.

    With ``fields`` the columns get light rows (``kit.light``) of these, not objects of the model.
    With ``made_from``, all that ``rows`` depends on beside the filters, the SQL of the list is kept;
    ``rows`` is then given as a function, because most pages need not build it.

    ``worked_out`` adds to rows what a list only shows, such as counts: it is asked of one page's rows.
    """

    title: str
    rows: Rows | Callable[[], Rows]
    columns: Sequence[Column]
    filters: Sequence[Filter]
    order: Sequence[str]
    sentence: Callable[[int], str]
    empty: Sentence
    href: Callable[[Any], str | None]
    day: date
    # What an export is called, where a workbook that is taken in has its own word for such rows.
    sheet: str = ""
    # Whether the way back to this list leads to the choices last made in it.
    remembered: bool = False
    fields: tuple[str, ...] = ()
    made_from: tuple[Hashable, ...] | None = None
    worked_out: Callable[[Rows], Rows] | None = None
    # Whether a file of it leads back to the records, and may be had as JSON too.
    linked: bool = False

    @property
    def files(self) -> tuple[str, ...]:
        """The kinds of files it is exported as."""
        return ("xlsx", "csv", "json") if self.linked else ("xlsx", "csv")


def choice(
    name: str,
    label: str,
    options: Sequence[tuple[str, Sentence]],
    narrow: Callable[[Rows, str], Rows],
    unchosen: str = "",
    means: Callable[[str], Hashable] | None = None,
) -> Filter:
    """A filter with a fixed set of values; first what the list holds if nothing is chosen ("all")."""
    listed = [("", unchosen or _("全部")), *((value, str(text)) for value, text in options)]
    return Filter(name, label, "choice", narrow, listed, means=means)


def on_day(day: date) -> Filter:
    """The filter for the day of a list; the table's rows are already those of ``day``."""
    return Filter("on", _("日期"), "date", lambda rows, _value: rows, value=day.isoformat())


def day_in(query: Mapping[str, str]) -> date:
    """The day asked for by ``?on=``, today if none; refuses what is not a day."""
    asked = query.get("on", "").strip()
    return day_of(asked) if asked else clock.today()


def day_of(asked: str) -> date:
    """The day ``asked`` for; refuses what is no day, and what is none that can be reckoned with."""
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        day = date.min
    if not is_ours(day):
        sentence = _("日期“%(asked)s”不对，请写成 2026-11-20 这样的一天。") % {"asked": asked[:40]}
        raise Invalid(sentence)
    return day


@dataclass(frozen=True)
class Chosen:
    """The table narrowed and sorted as the reader asked."""

    table: Table
    filters: list[Filter]
    sort: str

    @cached_property
    def rows(self) -> Rows:
        """The rows chosen, built only where the SQL is not kept."""
        return self._narrowed(self.filters)

    @cached_property
    def few(self) -> list[int] | None:
        """Some of the keys of what was found by a filter with ``few``, if there is one; one more than listed."""
        for one in self.filters:
            if one.few and one.value:
                others = self._narrowed([other for other in self.filters if other is not one])
                return one.few(others, one.value, MOST_FOUND + 1)
        return None

    def _narrowed(self, filters: Sequence[Filter]) -> Rows:
        asked = self.table.rows
        rows = asked() if callable(asked) else asked
        for filter_ in filters:
            rows = filter_.narrow(rows, filter_.value) if filter_.value else rows
        return rows

    def whole(self, rows: Rows) -> Rows:
        """``rows`` with all that the columns show."""
        return self.table.worked_out(rows) if self.table.worked_out else rows

    @property
    def order(self) -> list[OrderBy]:
        """The order asked for, or the order of meaning."""
        column = _sorted_by(self.table, self.sort)
        fields = column.order if column else self.table.order
        falling = self.sort.startswith("-")
        # The key last: without it two equal rows could swap places between two pages.
        return [*(_ordered(field, falling=falling) for field in fields), F("pk").asc()]

    @property
    def made(self) -> list[Filter]:
        """The filters the reader has set, the day aside."""
        return [filter_ for filter_ in self.filters if filter_.said]

    def sentence(self, total: int, *, more: bool = False) -> str:
        """What is shown, in one sentence; and in a second one that more was found, if so."""
        said = self._said(total)
        if not more:
            return said
        return said + _(
            "符合的不止这些，先列出其中 %(most)d 条；请多输入几个字，或再加一个筛选条件。导出的文件里是全部。"
        ) % {"most": MOST_FOUND}

    def _said(self, total: int) -> str:
        what = self.table.sentence(total)
        limits = _("、").join(filter_.said for filter_ in self.made)
        if not limits:
            return _("%(what)s。") % {"what": what}
        return _("%(what)s：%(limits)s。") % {"what": what, "limits": limits}


def chosen(table: Table, query: Mapping[str, str]) -> Chosen:
    """``table`` as the address asks for it; refuses a choice that the list does not offer."""
    filters = [_asked(filter_, query) for filter_ in table.filters]
    sort = query.get("sort", "")
    return Chosen(table, filters, sort if _sorted_by(table, sort) else "")


def _sorted_by(table: Table, sort: str) -> Column | None:
    wanted = sort.removeprefix("-")
    return next((column for column in table.columns if column.sort == wanted), None)


def _asked(filter_: Filter, query: Mapping[str, str]) -> Filter:
    if filter_.kind == "date":
        return filter_
    # PostgreSQL refuses NUL in a text; nobody types one.
    value = query.get(filter_.name, "").replace("\x00", "").strip()
    if filter_.kind == "choice" and value not in dict(filter_.options) and value:
        words = {"label": filter_.label, "value": value[:40]}
        raise Invalid(_("“%(label)s”里没有“%(value)s”这一项，请重新选择。") % words)
    return replace(filter_, value=value)


def _ordered(field: str, *, falling: bool) -> OrderBy:
    """SQLite and PostgreSQL disagree on where empty values go; here they are always last."""
    name, down = field.removeprefix("-"), field.startswith("-") != falling
    return F(name).desc(nulls_last=True) if down else F(name).asc(nulls_last=True)
