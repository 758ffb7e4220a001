"""Correcting what was found."""

from collections.abc import Mapping
from datetime import date

from qunqiao.people.models import Person
from qunqiao.supervision.actions._judging import judge, lock_item
from qunqiao.supervision.models import Item, Judgement
from qunqiao.trail.recording import action, record


@action("supervision.item.correct")
def correct_item(*, actor: Person, item: Item, fields: Mapping[str, str], on: date) -> Item:
    """Say what the item should read; what was found stays beside it.

    Raises:
        NotAllowed: the document is none of ``actor``'s.
        Settled: it has gone into others, or a directive was made of it.
    """
    row = lock_item(actor, item)
    before, after = dict(row.said), {**row.said, **fields}
    judge(row, Judgement.Verdict.CORRECTED, actor, on, fields=after)
    record(actor, on=row, unit_id=row.document.unit_id, before=before, **after)
    return row
