"""What the last check-up changed among one's problems, as the first page says it in a line."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from qunqiao.checkups import queries as checkups
from qunqiao.checkups.models import Outcome
from qunqiao.checkups.pages.balancing import list_of_changes
from qunqiao.checkups.queries import COME, Change
from qunqiao.people.policy import Reach


@dataclass(frozen=True, slots=True)
class Moved:
    """How many problems were cleared and how many came since the check-up of a day, with their lists."""

    since: date
    solved: int
    solved_href: str
    come: int
    come_href: str
    href: str


def moved_since(reach: Reach) -> Moved | None:
    """What changed among the problems one may see since the check-up before the last; None if there is none."""
    pair = checkups.pair_of(reach, None, None)
    if pair is None:
        return None
    changed = checkups.moves_of_change(checkups.differences(reach, pair), pair)
    balance = checkups.balance_of(changed, Outcome.BREACH)
    return Moved(
        pair.before.as_of,
        balance.went[Change.CLEARED],
        list_of_changes({}, Change.CLEARED, Outcome.BREACH),
        sum(balance.came[change] for change in COME),
        list_of_changes({}, "come", Outcome.BREACH),
        reverse("checkups:differences"),
    )
