"""Making directives of the demands a document holds."""

from datetime import date

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.supervision import policy
from qunqiao.supervision.errors import NothingTaken
from qunqiao.supervision.models import Directive, Document, Item
from qunqiao.trail.recording import action, record


@action("supervision.directive.take")
def take_directives(*, actor: Person, document: Document, on: date) -> list[Directive]:
    """A directive of each demand that a person has accepted, corrected or added; each taken once.

    They belong to the document's meeting, and were given on its day; without one, on ``on``.

    Raises:
        NotAllowed: the document is none of ``actor``'s.
        NothingTaken: no such demand is left.
    """
    require(policy.may_supervise(reach_of(actor), document.unit))
    Document.objects.select_for_update().get(pk=document.pk)
    items = Item.objects.filter(document=document, kind=Item.Kind.DIRECTIVE, directive=None)
    wanted = [item for item in items.prefetch_related("judgements") if item.judged and item.stands]
    if not wanted:
        raise NothingTaken
    given_on = document.meeting.held_on if document.meeting else on
    made = [_directive(document, item, given_on) for item in wanted]
    Directive.objects.bulk_create(made)
    taken = [one.item_id for one in made]
    record(actor, on=document, unit_id=document.unit_id, items=taken)
    return made


def _directive(document: Document, item: Item, given_on: date) -> Directive:
    said = item.said
    return Directive(
        unit=document.unit,
        meeting=document.meeting,
        item=item,
        speaker=str(said.get("speaker") or "")[:60],
        marker=str(said.get("marker") or "")[:20],
        head=(item.headline or str(said.get("body") or ""))[:200],
        body=str(said.get("body") or ""),
        given_on=given_on,
    )
