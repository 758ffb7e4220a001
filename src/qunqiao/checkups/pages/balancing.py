"""The balance of two check-ups in words: what was solved, what came, so that the numbers add up."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qunqiao.checkups.models import Outcome
from qunqiao.checkups.queries import Change, Move, balance_of
from qunqiao.checkups.queries.balance import WAIVED

# What a change is called in the sum of one outcome, where the bare word would say too little or too much.
_WORDS: Mapping[tuple[str, str], str | Promise] = {
    (Outcome.BREACH, Change.CLEARED): pgettext_lazy("对比", "已销号"),
    (Outcome.UNKNOWN, Change.CLEARED): _("已补清"),
    (Outcome.ADVICE, Change.CLEARED): _("已落实"),
    (Outcome.BREACH, Change.CONFIRMED): _("不明判为问题"),
    (Outcome.UNKNOWN, Change.CONFIRMED): _("不明判为问题或建议"),
    (Outcome.ADVICE, Change.CONFIRMED): _("不明判为建议"),
    (Outcome.UNKNOWN, Change.DOUBTED): _("由问题或建议转来"),
}
# The same of one finding, as a list tells it.
_OF_ONE: Mapping[tuple[str, str], str | Promise] = {
    (Outcome.BREACH, Change.CLEARED): _("问题已销号"),
    (Outcome.UNKNOWN, Change.CLEARED): _("不明已补清"),
    (Outcome.ADVICE, Change.CLEARED): _("建议已落实"),
    (Outcome.BREACH, Change.CONFIRMED): _("不明判为问题"),
    (Outcome.ADVICE, Change.CONFIRMED): _("不明判为建议"),
}
# As what findings count; what is waived counts as nothing else.
_COUNTED: Mapping[str, str | Promise] = {
    Outcome.BREACH: Outcome.BREACH.label,
    Outcome.UNKNOWN: Outcome.UNKNOWN.label,
    Outcome.ADVICE: Outcome.ADVICE.label,
    WAIVED: _("已豁免"),
}
Linked = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Sum:
    """So many of one outcome before and after; what went and what came between, each with its list.

    ``before`` less all that ``went`` and with all that ``came`` is ``after``; the rest, ``same``, stayed.
    """

    label: str
    before: int
    after: int
    went: Sequence[Linked]
    came: Sequence[Linked]
    same: int

    @property
    def less(self) -> int:
        """How many went."""
        return sum(count for _words, count, _href in self.went)

    @property
    def more(self) -> int:
        """How many came."""
        return sum(count for _words, count, _href in self.came)


def change_word(change: str, was: str, then: str) -> str:
    """What became of one finding, that was and then is an outcome ("" where it does not stand)."""
    return str(_OF_ONE.get((then or was, change), Change(change).label))


def sum_of(moved: Iterable[Move], outcome: str, kept: Mapping[str, str | int]) -> Sum:
    """How those of one outcome went from one check-up to the next; ``kept`` asks for the two."""
    balance = balance_of(moved, outcome)

    def told(counts: Counter[str]) -> list[Linked]:
        return [
            (_word(outcome, change), counts[change], list_of_changes(kept, change, outcome))
            for change in Change
            if counts[change]
        ]

    same = balance.before - balance.went.total()
    label = str(_COUNTED[outcome])
    return Sum(label, balance.before, balance.after, told(balance.went), told(balance.came), same)


def sums_of(moved: Iterable[Move], kept: Mapping[str, str | int]) -> list[Sum]:
    """The sum of each outcome there was at either check-up, problems first."""
    moved = list(moved)
    told = [sum_of(moved, outcome, kept) for outcome in _COUNTED]
    return [one for one in told if one.before or one.after]


def list_of_changes(kept: Mapping[str, str | int], change: str, outcome: str) -> str:
    """The list of exactly the findings of one outcome that changed so."""
    chosen = {**kept, "change": change, "outcome": outcome}
    return f"{reverse('checkups:differences')}?{urlencode(chosen)}#list"


def _word(outcome: str, change: Change) -> str:
    return str(_WORDS.get((outcome, change), change.label))
