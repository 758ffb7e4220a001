"""Entering many numbers at once, as an intake does."""

from collections.abc import Mapping

from qunqiao.kit.errors import require
from qunqiao.people.bridge.sealed import seal_many
from qunqiao.people.models import Person, PrivateDetail
from qunqiao.people.policy.privacy import HELPERS
from qunqiao.people.queries import reach_of, under
from qunqiao.people.queries.private import verdicts
from qunqiao.trail.recording import action, record

_AT_ONCE = 2_000  # five columns a row: below SQLite's 32,766 parameters


@action("people.private.keep")
def keep_private(*, actor: Person, kind: str, numbers: Mapping[int, str]) -> int:
    """Keep a number for each person id; how many were new or different is given back.

    ``numbers`` are ``normal`` and were doubted before. The same numbers again change nothing. One
    entry on the trail says how many; whose they were says the intake.

    Raises:
        NotAllowed: one of the persons is not among those whose paperwork the actor does.

    """
    require(actor.is_system or _all_in_reach(actor, list(numbers)))
    judged = verdicts(kind, numbers)
    wanted = [(pk, number) for pk, number in numbers.items() if judged[pk] != "unchanged"]
    rows = [PrivateDetail(**row._asdict()) for row in seal_many(kind, wanted)]
    PrivateDetail.objects.bulk_create(
        rows,
        batch_size=_AT_ONCE,
        update_conflicts=True,
        unique_fields=["person", "kind"],
        update_fields=["cipher", "blind_index", "key_number"],
    )
    record(actor, on=actor.unit or actor, unit_id=actor.unit_id, detail=kind, rows=len(rows))
    return len(rows)


def _all_in_reach(actor: Person, ids: list[int]) -> bool:
    visible = under(reach_of(actor).paths(HELPERS), "unit__path")
    seen = 0
    for start in range(0, len(ids), _AT_ONCE):
        asked = ids[start : start + _AT_ONCE]
        seen += Person.objects.filter(visible, pk__in=asked, erased_on__isnull=True).count()
    return seen == len(ids)
