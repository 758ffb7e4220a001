"""The columns a list is made of: what a page shows, what a spreadsheet gets, how to sort by it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from markupsafe import Markup

from qunqiao.kit import jinja
from qunqiao.kit.errors import Sentence
from qunqiao.kit.exports import Plain

Getter = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list.

    ``value`` gives the cell of a row; ``plain``, where set, what an export writes instead of the
    cell's text; ``order`` the fields to sort by, none if the column cannot be sorted by; ``heading``
    what an export calls the column, where a workbook that is taken in has its own word for it.
    """

    key: str
    title: str
    value: Callable[[Any], str | Markup]
    order: tuple[str, ...] = ()
    numeric: bool = False
    plain: Callable[[Any], Plain] | None = None
    heading: str = ""

    @property
    def sort(self) -> str | None:
        """What ``?sort=`` says to sort by this column (with "-" in front: falling)."""
        return self.key if self.order else None

    def exported(self, row: Any) -> Plain:
        """The row's value for a spreadsheet: a number, a date, or the text without its markup."""
        if self.plain is not None:
            return self.plain(row)
        cell = self.value(row)
        return cell.striptags() if isinstance(cell, Markup) else cell


def text(key: str, title: str, get: Getter, *order: str) -> Column:
    """A column of words."""

    def value(row: Any) -> str | Markup:
        found = get(row)
        return found if type(found) is str else _worded(found)

    return Column(key, title, value, order)


def labelled(
    key: str, title: str, get: Getter, choices: Sequence[tuple[str, Sentence]], *order: str
) -> Column:
    """A column of codes, shown by their labels."""
    labels = {code: str(label) for code, label in choices}
    return Column(key, title, lambda row: labels.get(get(row), ""), order)


def dated(key: str, title: str, get: Callable[[Any], date | None], *order: str) -> Column:
    """A column of days, real dates in a spreadsheet."""
    return Column(key, title, lambda row: _whole(jinja.day(get(row))), order, plain=get)


def counted(
    key: str, title: str, get: Callable[[Any], int | Decimal | None], *order: str
) -> Column:
    """A column of numbers, right-aligned."""
    written = jinja.whole_numbers()
    return Column(key, title, lambda row: written(get(row)), order, numeric=True, plain=get)


def amount(key: str, title: str, get: Callable[[Any], Decimal | None], *order: str) -> Column:
    """A column of yuan with two places."""
    return Column(key, title, lambda row: jinja.money(get(row)), order, numeric=True, plain=get)


def answered(value: bool | None) -> str:  # noqa: FBT001 - the value is what is being said
    """Yes, no, or that nobody has reported it: unknown is not no."""
    if value is None:
        return _("未填报")
    return _("是") if value else _("否")


def _whole(words: str) -> str | Markup:
    """The words on one line: a narrow column would break a date at its hyphens."""
    return Markup('<span class="q-whole">{}</span>').format(words) if words else ""


def _worded(value: Any) -> str | Markup:
    if value is None:
        return ""
    return value if isinstance(value, str | Markup) else str(value)
