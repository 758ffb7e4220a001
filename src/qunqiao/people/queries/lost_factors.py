"""Whether somebody took a person's second factors away, and who: told at each sign-in until a new one is set."""

from dataclasses import dataclass
from datetime import datetime

from qunqiao.people.models import Account
from qunqiao.people.queries import factors_of, names_of
from qunqiao.trail.queries import entries_on


@dataclass(frozen=True, slots=True)
class FactorReset:
    """When the factors were taken away, and by whom."""

    at: datetime
    who: str


def factor_reset_of(account: Account) -> FactorReset | None:
    """The last reset, while no new factor is set up; no query for who never had one."""
    at = account.factors_reset_at
    if at is None or factors_of(account).exists():
        return None
    entries = entries_on("people.account", str(account.pk)).filter(action="people.factor.reset")
    actors = [entry.actor for entry in entries[:1]]
    return FactorReset(at, names_of(actors).get(actors[0], "") if actors else "")
