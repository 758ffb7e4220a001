"""The balance of two check-ups in words: what was solved, what came, so that the numbers add up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qunqiao.checkups.models import Outcome
from qunqiao.checkups.queries import Change, Move, balance_of

# What a change is called where problems, and only those, are counted.
_OF_BREACHES: Mapping[str, str | Promise] = {
    Change.CLEARED: _("解决"),
    Change.RETURNED: _("重现"),
}
# As what findings count; what is waived counts as nothing else.
_COUNTED: Mapping[str, str | Promise] = {
    Outcome.BREACH: Outcome.BREACH.label,
    Outcome.UNKNOWN: Outcome.UNKNOWN.label,
    Outcome.ADVICE: Outcome.ADVICE.label,
    "waived": _("已豁免"),
}


@dataclass(frozen=True, slots=True)
class Sum:
    """So many problems before and after, and the changes between: (words, which, how many)."""

    before: int
    after: int
    changes: list[tuple[str, Change, int]]


def sum_of_breaches(moved: Iterable[Move]) -> Sum:
    """How the problems went from one check-up to the next: solved first, then what came."""
    balance = balance_of(moved, Outcome.BREACH)
    changes = [
        (str(_OF_BREACHES.get(change, change.label)), change, counts[change])
        for counts in (balance.went, balance.came)
        for change in Change
        if counts[change]
    ]
    return Sum(balance.before, balance.after, changes)


def counts_of(moved: Iterable[Move]) -> list[tuple[str, int, int]]:
    """How many there were before and after, by what they count as; they add up to all."""
    moved = list(moved)
    told = []
    for counted, label in _COUNTED.items():
        balance = balance_of(moved, counted)
        if balance.before or balance.after:
            told.append((str(label), balance.before, balance.after))
    return told
