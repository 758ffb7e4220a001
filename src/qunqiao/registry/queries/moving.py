"""Transfers as a record's history tells them: how many members went where on one day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from qunqiao.registry.models import Organisation, Transfer
from qunqiao.registry.queries.days import come

_MOST = 50
# What a transfer that was taken back would have changed, it has not.
_TOLD = (*Transfer.OPEN, Transfer.State.CONFIRMED, Transfer.State.DECLINED)
_FIELDS = (
    "from_organisation__name",
    "to_organisation__name",
    "side",
    "state",
    "asked_on",
    "deadline",
    "decided_on",
)


@dataclass(frozen=True, slots=True)
class Moving:
    """``number`` members between two organisations, and how that stood on the day asked for."""

    number: int
    left: str
    joined: str
    answering: str
    state: str
    on: date
    deadline: date

    @property
    def waits(self) -> bool:
        """Whether the answer was still waited for."""
        return self.state in Transfer.OPEN


def movings(organisations: Sequence[Organisation], day: date) -> list[Moving]:
    """Transfers from and to these organisations as they stood on ``day``, the newest first; one query."""
    ids = [organisation.pk for organisation in organisations]
    either = Q(from_organisation__in=ids) | Q(to_organisation__in=ids)
    found = Transfer.objects.filter(either, state__in=_TOLD, asked_on__lte=day)
    groups = found.values_list(*_FIELDS).annotate(n=Count("pk")).order_by("-asked_on", *_FIELDS[:2])
    told = [_as_of(group, day) for group in groups[:_MOST]]
    return sorted(told, key=lambda moving: moving.on, reverse=True)


def _as_of(group: tuple[str, str, str, str, date, date, date | None, int], day: date) -> Moving:
    left, joined, side, state, asked_on, deadline, decided_on, number = group
    decided = come(decided_on, day)
    return Moving(
        number=number,
        left=left,
        joined=joined,
        answering=joined if side == Transfer.Side.OUT else left,
        # Looking back, what was decided later still waited.
        state=state if decided or state in Transfer.OPEN else Transfer.State.ASKED,
        on=decided or asked_on,
        deadline=deadline,
    )
