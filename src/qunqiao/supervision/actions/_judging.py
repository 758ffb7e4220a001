"""What the actions on an item share."""

from datetime import date
from typing import Any

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.supervision import policy
from qunqiao.supervision.errors import Settled
from qunqiao.supervision.models import Directive, Document, Item, Judgement


def lock_item(actor: Person, item: Item) -> Item:
    """The item as it is now, its document locked; refuses whom it is none of, and what is settled."""
    require(policy.may_supervise(reach_of(actor), item.document.unit))
    Document.objects.select_for_update().get(pk=item.document_id)
    row = Item.objects.select_related("document").get(pk=item.pk)
    if not row.stands or Directive.objects.filter(item=row).exists():
        raise Settled
    return row


def judge(item: Item, verdict: str, actor: Person, on: date, **more: Any) -> Judgement:
    """Write down what a person made of the item."""
    return Judgement.objects.create(
        item=item, verdict=verdict, judged_by=actor, judged_on=on, **more
    )
