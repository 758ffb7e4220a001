"""Changing the text of a draft."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from qunqiao.circulars import policy
from qunqiao.circulars.bridge.marks import texts, unknown_marks
from qunqiao.circulars.errors import IssuedAlready, NoText, NotRecorded
from qunqiao.circulars.models import Circular
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@dataclass(frozen=True, slots=True)
class Wording:
    """What a person may change: everything that is not a figure of the records."""

    title: str
    addressees: str
    letterhead: str
    signature: str
    signer: str
    copies: str
    blocks: Sequence[Mapping[str, Any]]


@action("circulars.circular.edit")
def edit_circular(*, actor: Person, circular: Circular, wording: Wording) -> Circular:
    """The draft with these words; its figures and attachments stay.

    Raises:
        NotAllowed: the body is not ``actor``'s to act for.
        IssuedAlready: it was issued.
        NoText: no block is left.
        NotRecorded: a figure in its brackets is not what the records gave.
    """
    require(policy.may_issue(reach_of(actor), circular.unit))
    row = Circular.objects.select_for_update(of=("self",)).get(pk=circular.pk)
    if not row.is_draft:
        raise IssuedAlready
    if not wording.blocks:
        raise NoText
    wrong = [one for text in texts(wording.blocks) for one in unknown_marks(text, row.figures)]
    if wrong:
        raise NotRecorded
    new = {**asdict(wording), "blocks": [dict(one) for one in wording.blocks]}
    changed = {name: value for name, value in new.items() if value != getattr(row, name)}
    before = {name: getattr(row, name) for name in changed if name != "blocks"}
    for name, value in changed.items():
        setattr(row, name, value)
    row.save(update_fields=[*changed] or ["title"])
    told = {name: value for name, value in changed.items() if name != "blocks"}
    record(
        actor, on=row, unit_id=row.unit_id, before=before, **told, text_changed="blocks" in changed
    )
    return row
