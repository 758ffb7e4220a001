"""The rules in force here on a day: the files, and what the supervising body amended on pages."""

from dataclasses import dataclass
from datetime import date

from qunqiao.checkups.bridge.rulebooks import (
    BookFile,
    Parameters,
    file_parameters,
    file_rulebooks,
    read,
)
from qunqiao.checkups.models import Amendment

Chosen = dict[str, dict[str, int | str]]


@dataclass(frozen=True, slots=True)
class House:
    """What a check-up of one day goes by: texts of rulebooks, and the parameters chosen for their rules."""

    files: tuple[BookFile, ...]
    parameters: Parameters


def house(on: date) -> House:
    """The rulebooks and parameters in force on a day.

    Parameters of rules that no rulebook has any more are left out.

    Raises:
        NoRulebooks: there is no rulebook.
        BadRulebook: one cannot be used.
    """
    files = (*file_rulebooks(), *added_books(on))
    rules = {rule.id for book in read(files) for rule in book.rules}
    chosen = {**file_parameters(), **{r: v for r, v in chosen_parameters(on).items() if r in rules}}
    return House(files, chosen)


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
