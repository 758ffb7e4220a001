"""Making two of one that says two things."""

from datetime import date

from qunqiao.people.models import Person
from qunqiao.supervision.actions._judging import judge, lock_item
from qunqiao.supervision.errors import NotInText
from qunqiao.supervision.models import Item, Judgement
from qunqiao.supervision.queries.parts import parts_of
from qunqiao.trail.recording import action, record


@action("supervision.item.split")
def split_item(*, actor: Person, item: Item, before: str, on: date) -> list[Item]:
    """Two items of this one, the second beginning with the words ``before``; it stays on record.

    Raises:
        NotAllowed: the document is none of ``actor``'s.
        Settled: it is settled.
        NotInText: these words do not stand inside of it.
    """
    row = lock_item(actor, item)
    text = row.document.text
    cut = text.find(before, row.at + 1, row.end) if before else -1
    if cut < 0:
        raise NotInText
    pieces = []
    for at, end, kept in ((row.at, cut, row.said), (cut, row.end, {})):
        fields = {**parts_of(row.kind, text[at:end]), **_whose(kept or row.said)}
        piece = Item.objects.create(
            document=row.document,
            kind=row.kind,
            found_by=Item.FoundBy.PERSON,
            at=at,
            length=end - at,
            fields=fields,
            split_from=row,
        )
        pieces.append(piece)
    judge(row, Judgement.Verdict.SPLIT, actor, on)
    record(actor, on=row, unit_id=row.document.unit_id, into=[piece.pk for piece in pieces])
    return pieces


def _whose(fields: dict[str, str]) -> dict[str, str]:
    """Both halves were said by the same person."""
    return {"speaker": fields["speaker"]} if fields.get("speaker") else {}
