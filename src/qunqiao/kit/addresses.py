"""Addresses of pages by route name, resolved once per process; and the numbers an address carries."""

from collections.abc import Mapping
from functools import lru_cache

from django.urls import get_script_prefix, reverse

from qunqiao.kit.errors import NotFound

# Stands for the numbers of an address while its shape is found; no route has these digits itself.
_STANDING_IN = 700_000_000_001
# What fits a database's key, and no more.
_DIGITS = 18


def number_of(text: str) -> int | None:
    """The whole number that ``text`` is, as a database may be asked for it; None where it is none.

    ``str.isdecimal`` alone lets the digits of every script pass and numbers no key can be.
    """
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _DIGITS else None


def number_in(asked: Mapping[str, str], name: str) -> int | None:
    """The number under ``name`` in the address; None where there is none, ``NotFound`` where it is no number."""
    text = asked.get(name, "").strip()
    number = number_of(text)
    if text and number is None:
        raise NotFound
    return number


def address(name: str, *arguments: int | str, **named: int | str) -> str:
    """The address of the page ``name``, as Django's ``reverse`` gives it and far cheaper.

    Django's takes tens of microseconds, and every row of a list leads somewhere.
    """
    if named or not all(type(argument) is int and argument >= 0 for argument in arguments):
        return reverse(name, args=arguments or None, kwargs=named or None)
    return shape(name, len(arguments)) % arguments


def shape(name: str, numbers: int) -> str:
    """The address of the page ``name`` with ``%d`` for each of its numbers, for a whole list at once."""
    return _shape(name, numbers, get_script_prefix())


@lru_cache(maxsize=1000)
def _shape(name: str, numbers: int, prefix: str) -> str:
    del prefix  # `reverse` asks for it itself; here it only keeps shapes apart
    held = range(_STANDING_IN, _STANDING_IN + numbers)
    whole = reverse(name, args=held).replace("%", "%%")
    for number in held:
        whole = whole.replace(str(number), "%d", 1)
    return whole
