"""The rules in force here on a day: the files, and what the supervising body amended on pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from qunqiao.checkups.bridge.rulebooks import (
    BookFile,
    Parameters,
    file_parameters,
    file_rulebooks,
    read,
)
from qunqiao.checkups.errors import BadRulebook
from qunqiao.checkups.models import Amendment

Chosen = dict[str, dict[str, int | str]]


@dataclass(frozen=True, slots=True)
class House:
    """What a check-up of one day goes by: texts of rulebooks, and the parameters chosen for their rules."""

    files: tuple[BookFile, ...]
    parameters: Parameters


def house(on: date) -> House:
    """The rulebooks and parameters in force on a day.

    Raises:
        NoRulebooks: there is no rulebook.
        BadRulebook: one cannot be used.
    """
    files = (*file_rulebooks(), *added_books(on))
    return House(files, fitting({**file_parameters(), **chosen_parameters(on)}, files))


def fitting(parameters: Parameters, files: Iterable[BookFile]) -> Chosen:
    """Of ``parameters`` those that the rulebooks in ``files`` still have, of the same kind.

    A new text of a rulebook may have lost a rule or a parameter: that must stop no check-up.

    Raises:
        BadRulebook: a text cannot be read, or two rules share an id.
    """
    defaults: dict[str, Mapping[str, int | str]] = {}
    for book in read(files):
        for rule in book.rules:
            if rule.id in defaults:
                sentence = _("规则“{rule}”在两个规则集里都有，不能一起使用。")
                raise BadRulebook(format_lazy(sentence, rule=rule.id))
            defaults[rule.id] = rule.parameters
    kept = {
        rule: {n: v for n, v in values.items() if type(v) is type(defaults[rule].get(n))}
        for rule, values in parameters.items()
        if rule in defaults
    }
    return {rule: values for rule, values in kept.items() if values}


def added_books(on: date) -> list[BookFile]:
    """The rulebooks added on pages that are in force on a day, by id; the latest text of each."""
    last: dict[str, Amendment] = {}
    for amendment in _in_force(on, Amendment.Kind.ADD, Amendment.Kind.WITHDRAW):
        last[amendment.book] = amendment
    return [
        BookFile(f"{book}.toml", amendment.text)
        for book, amendment in sorted(last.items())
        if amendment.kind == Amendment.Kind.ADD
    ]


def chosen_parameters(on: date) -> Chosen:
    """The parameters chosen on pages that are in force on a day, by rule."""
    last = {one.rule: one.values for one in _in_force(on, Amendment.Kind.PARAMETERS)}
    return {rule: values for rule, values in last.items() if values}


def _in_force(on: date, *kinds: str) -> list[Amendment]:
    found = Amendment.objects.filter(
        kind__in=kinds, state=Amendment.State.IN_FORCE, from_on__lte=on
    )
    return list(found.order_by("from_on", "pk"))
