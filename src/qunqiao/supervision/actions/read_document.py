"""Taking in a report and reading it."""

from dataclasses import dataclass
from datetime import date

from qunqiao.kit.errors import require
from qunqiao.people.models import Person, Unit
from qunqiao.people.queries import reach_of
from qunqiao.supervision import policy
from qunqiao.supervision.bridge import reading
from qunqiao.supervision.errors import ReadAlready
from qunqiao.supervision.models import Document, Item
from qunqiao.trail.recording import action, record


@dataclass(frozen=True, slots=True)
class Given:
    """A report as it was given: its text, and the name of the file if it came as one."""

    text: str
    filename: str = ""


@action("supervision.document.read")
def read_document(*, actor: Person, unit: Unit, given: Given, on: date) -> Document:
    """Keep the text for the body ``unit`` and write down what the reader finds in it.

    Raises:
        NotAllowed: ``actor`` has no overseeing duty over ``unit``.
        UnreadablePaper: there is no text, or more than any report has.
        ReadAlready: the same text is kept already.
    """
    require(policy.may_supervise(reach_of(actor), unit))
    digest = Document.digest_of(given.text)
    # Lock before looking: the same report is pasted twice at the same second.
    Unit.objects.select_for_update().get(pk=unit.pk)
    if Document.objects.filter(unit=unit, digest=digest).exists():
        raise ReadAlready
    found = reading.read(given.text)
    document = Document.objects.create(
        unit=unit,
        title=_title(found.about, given),
        text=given.text,
        digest=digest,
        filename=given.filename[:120],
        about=dict(found.about),
        added_by=actor,
        added_on=on,
    )
    Item.objects.bulk_create(_item(document, one) for one in found.items)
    record(actor, on=document, unit_id=unit.pk, digest=digest, items=len(found.items))
    return document


def _title(about: object, given: Given) -> str:
    title = about.get("title") if isinstance(about, dict) else ""
    lines = (line.strip() for line in given.text.splitlines())
    return str(title or next((line for line in lines if line), ""))[:200]


def _item(document: Document, found: reading.Found) -> Item:
    return Item(
        document=document,
        kind=found.kind,
        found_by=Item.FoundBy.READER,
        at=found.at,
        length=found.length,
        cue=found.cue[:60],
        fields=dict(found.fields),
    )
