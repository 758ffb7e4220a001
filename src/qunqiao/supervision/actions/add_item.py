"""Adding what the reader did not see."""

from dataclasses import dataclass
from datetime import date

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.supervision import policy
from qunqiao.supervision.errors import NotInText
from qunqiao.supervision.models import Document, Item
from qunqiao.supervision.queries.parts import parts_of
from qunqiao.trail.recording import action, record


@dataclass(frozen=True, slots=True)
class Quote:
    """Words selected in the text; ``at`` is where, or None for the first place they stand."""

    kind: str
    words: str
    at: int | None = None


@action("supervision.item.add")
def add_item(*, actor: Person, document: Document, quote: Quote, on: date) -> Item:
    """An item of the words quoted.

    Raises:
        NotAllowed: the document is none of ``actor``'s.
        NotInText: the words do not stand there.
    """
    require(policy.may_supervise(reach_of(actor), document.unit))
    at = document.text.find(quote.words) if quote.at is None else quote.at
    # Given where but not there: a browser counted other characters than we did.
    if at < 0 or document.text[at : at + len(quote.words)] != quote.words:
        at = document.text.find(quote.words)
    if at < 0 or not quote.words.strip():
        raise NotInText
    item = Item.objects.create(
        document=document,
        kind=quote.kind,
        found_by=Item.FoundBy.PERSON,
        at=at,
        length=len(quote.words),
        fields=parts_of(quote.kind, quote.words),
    )
    record(actor, on=item, unit_id=document.unit_id, kind=quote.kind, at=at, added_on=on)
    return item
