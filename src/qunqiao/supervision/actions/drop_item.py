"""Leaving out what was found."""

from datetime import date

from qunqiao.people.models import Person
from qunqiao.supervision.actions._judging import judge, lock_item
from qunqiao.supervision.models import Item, Judgement
from qunqiao.trail.recording import action, record


@action("supervision.item.drop")
def drop_item(*, actor: Person, item: Item, on: date) -> Item:
    """Say that the text does not say this; it stays on record as found.

    Raises:
        NotAllowed: the document is none of ``actor``'s.
        Settled: it has gone into others, or a directive was made of it.
    """
    row = lock_item(actor, item)
    judge(row, Judgement.Verdict.DROPPED, actor, on)
    record(actor, on=row, unit_id=row.document.unit_id, dropped=True)
    return row
