"""Accepting what was found."""

from collections.abc import Iterable
from datetime import date

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.supervision import policy
from qunqiao.supervision.actions._judging import judge
from qunqiao.supervision.errors import Settled
from qunqiao.supervision.models import Document, Item, Judgement
from qunqiao.trail.recording import action, record


@action("supervision.item.accept")
def accept_items(
    *, actor: Person, document: Document, items: Iterable[Item], on: date
) -> list[Item]:
    """Say of these items of one document that they are right as they stand.

    What was judged before is left as it is.

    Raises:
        NotAllowed: the document is none of ``actor``'s.
        Settled: all of them are judged already.
    """
    require(policy.may_supervise(reach_of(actor), document.unit))
    wanted = [item.pk for item in items]
    Document.objects.select_for_update().get(pk=document.pk)
    rows = Item.objects.filter(document=document, pk__in=wanted)
    open_ones = [row for row in rows.prefetch_related("judgements") if not row.judged]
    if not open_ones:
        raise Settled
    for row in open_ones:
        judge(row, Judgement.Verdict.ACCEPTED, actor, on)
    numbers = [row.pk for row in open_ones]
    record(actor, on=document, unit_id=document.unit_id, accepted=numbers)
    return open_ones
