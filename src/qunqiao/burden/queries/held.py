"""What the registry holds already, by the words in which people ask for it."""

from collections.abc import Iterable
from functools import cache

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from qunqiao.burden.bridge import Holding, comparable, holdings, tables
from qunqiao.burden.errors import Stands
from qunqiao.burden.policy.wording import (
    HOW,
    OF,
    OFFICES,
    PERSONAL,
    SHOWN_ON,
    TOLD,
    WHEN,
    WHOSE,
)

_MOST_WORDS = 8


@cache
def _whose() -> tuple[str, ...]:
    return tuple(sorted(map(comparable, WHOSE), key=len, reverse=True))


@cache
def _told() -> dict[str, str]:
    return {comparable(word): table for table, words in TOLD.items() for word in words}


def is_personal(name: str) -> bool:
    """Whether this asks for what belongs to a person alone."""
    key = comparable(name)
    if any(comparable(office) in key for office in OFFICES):
        return False
    return any(comparable(word) in key for word in PERSONAL)


def where_held(names: Iterable[str]) -> list[Stands]:
    """Of these fields, those the registry holds, each with where it stands and the list that shows it."""
    found = []
    for name in names:
        stands = _stands(name)
        if stands is not None:
            found.append(stands)
    return found


def _stands(name: str) -> Stands | None:
    """The same under every name: as asked, without whose it is, without how it is to be told."""
    for key in _readings(comparable(name)):
        column = holdings().get(key)
        if column is not None:
            return Stands(name, _column(column), _href(column.table))
        if key in _told():
            table = _told()[key]
            words = {"table": tables()[table][_language()]}
            return Stands(name, _("名册“%(table)s”") % words, _href(table))
    return None


def _readings(key: str) -> list[str]:
    """``key``, and what is left of it as words around the thing are taken away one by one."""
    fronts = [key]
    for _step in range(_MOST_WORDS):
        shorter = _shorter(fronts[-1])
        if not shorter or shorter == fronts[-1]:
            break
        fronts.append(shorter)
    backs = [
        front.removesuffix(how)
        for front in fronts
        for how in HOW
        if front.endswith(how) and front != how
    ]
    return [*fronts, *backs]


def _shorter(key: str) -> str:
    rest = WHEN.sub("", key)
    if rest != key:
        return rest
    for word in _whose():
        if key.startswith(word):
            return key.removeprefix(word).removeprefix(OF)
    return key


def _column(column: Holding) -> str:
    spoken = _language()
    words = {"table": column.titles[spoken], "column": column.columns[spoken]}
    return _("名册“%(table)s”里的“%(column)s”") % words


def _language() -> str:
    return "en" if (translation.get_language() or "").startswith("en") else "zh"


def _href(table: str) -> str:
    return reverse(f"registry:{SHOWN_ON.get(table, table)}")
