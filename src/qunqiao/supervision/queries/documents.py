"""Reads of documents and of what was found in them."""

from django.db.models import Count, Q, QuerySet

from qunqiao.kit.errors import NotFound
from qunqiao.people.models import Unit
from qunqiao.people.policy import OVERSEERS, Reach
from qunqiao.people.queries import under, visible_units
from qunqiao.supervision.models import Document, Item
from qunqiao.supervision.queries.reaching import touched_tasks

PARTS = ("judgements", "directive")


def visible_documents(reach: Reach) -> QuerySet[Document]:
    """The documents of the bodies one oversees, and those whose tasks touch one's units.

    Each with ``item_count``, ``open_count`` (nobody has judged them) and ``directive_count``.
    """
    own = under(reach.paths(OVERSEERS), "unit__path")
    sent = touched_tasks(reach).values("directive__item__document")
    documents = Document.objects.filter(own | Q(pk__in=sent)).select_related("unit", "meeting")
    unjudged = Q(items__judgements__isnull=True, items__found_by=Item.FoundBy.READER)
    return documents.defer("text").annotate(
        item_count=Count("items", distinct=True),
        open_count=Count("items", filter=unjudged, distinct=True),
        directive_count=Count("items__directive", distinct=True),
    )


def the_document(reach: Reach, document_id: int) -> Document:
    """One visible document with its text, or ``NotFound``."""
    document = visible_documents(reach).defer(None).filter(pk=document_id).first()
    if document is None:
        raise NotFound
    return document


def items_of(document: Document) -> list[Item]:
    """What stands of the document's items, in the order of the text; three queries."""
    items = document.items.select_related("directive").prefetch_related("judgements")
    return [item for item in items if item.stands]


def gone_items_of(document: Document) -> list[Item]:
    """What was found and no longer counts: dropped, merged or split."""
    items = document.items.prefetch_related("judgements")
    return [item for item in items if not item.stands]


def the_item(reach: Reach, item_id: int) -> Item:
    """One item of a visible document that still counts, or ``NotFound``."""
    items = Item.objects.select_related("document__unit", "directive")
    item = items.prefetch_related("judgements").filter(pk=item_id).first()
    if item is None or not item.stands:
        raise NotFound
    the_document(reach, item.document_id)
    return item


def next_alike(item: Item) -> Item | None:
    """The next item of the same kind in the text that counts; None behind the last."""
    later = Item.objects.filter(document=item.document_id, kind=item.kind, at__gte=item.at)
    rows = later.exclude(pk=item.pk).prefetch_related("judgements").order_by("at", "pk")
    return next((one for one in rows if one.stands), None)


def kept_already(unit: Unit, text: str) -> Document | None:
    """The document of this body with the same text."""
    return Document.objects.filter(unit=unit, digest=Document.digest_of(text)).first()


def calling_units(reach: Reach) -> QuerySet[Unit]:
    """The bodies for which one may call: the units at which one's overseeing duties lie."""
    own = {duty.unit_id for duty in reach.duties if duty.role in OVERSEERS}
    return visible_units(reach, OVERSEERS).filter(pk__in=own, closed_on__isnull=True)
