"""Making one of two that belong together."""

from datetime import date

from qunqiao.people.models import Person
from qunqiao.supervision.actions._judging import judge, lock_item
from qunqiao.supervision.errors import NothingBehind
from qunqiao.supervision.models import Item, Judgement
from qunqiao.supervision.queries.documents import next_alike
from qunqiao.trail.recording import action, record

_LONG = ("body", "text")


@action("supervision.item.merge")
def merge_items(*, actor: Person, item: Item, on: date) -> Item:
    """One item of this one and the next of its kind: from the start of the first to the later end.

    The parts are the first's, but the long text is the document's from end to end. Both stay on
    record.

    Raises:
        NotAllowed: the document is none of ``actor``'s.
        Settled: one of them is settled.
        NothingBehind: it is the last of its kind.
    """
    first = lock_item(actor, item)
    following = next_alike(first)
    if following is None:
        raise NothingBehind
    second = lock_item(actor, following)
    end = max(first.end, second.end)
    text = first.document.text[first.at : end]
    fields = {**first.said, **{name: text for name in _LONG if name in first.said}}
    merged = Item.objects.create(
        document=first.document,
        kind=first.kind,
        found_by=Item.FoundBy.PERSON,
        at=first.at,
        length=end - first.at,
        fields=fields,
    )
    for row in (first, second):
        judge(row, Judgement.Verdict.MERGED, actor, on, into=merged)
    record(actor, on=merged, unit_id=first.document.unit_id, of=[first.pk, second.pk])
    return merged
