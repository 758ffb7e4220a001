"""Parting two records that were joined."""

from datetime import date

from qunqiao.people.actions.exchange_private import exchange_private
from qunqiao.people.models import Person, PrivateDetail
from qunqiao.people.queries.marks import bears_mark
from qunqiao.registry.actions._merging import locked_pair, require_may_merge, take_back
from qunqiao.registry.errors import MergeMovedOn, MergeOver
from qunqiao.registry.models import Duplicate, Merge
from qunqiao.registry.queries.merging import changes_in, moved_on
from qunqiao.trail.recording import action, record

_NAMED = 10


@action("registry.merge.undo")
def undo_merge(*, actor: Person, merge: Merge, on: date) -> Merge:
    """Make both records exactly what they were, if nothing that was moved has changed since.

    The pair waits for a judgement again: that it was joined by mistake does not say that it is none.

    Raises:
        NotAllowed: ``actor`` could not have merged them.
        MergeOver: it was undone before, or its journal was erased.
        MergeMovedOn: undoing would lose what happened since; it names what.

    """
    require_may_merge(actor, merge.kept, merge.gone)
    merge = Merge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    if merge.undone_on is not None or not merge.journal:
        raise MergeOver
    kept, gone = locked_pair(merge.kept, merge.gone)
    names = [*moved_on(merge), *_numbers_changed(merge)]
    if names:
        raise MergeMovedOn(names[:_NAMED], len(names))
    take_back(changes_in(merge))
    for line in merge.journal["private"]:
        exchange_private(actor=actor, one=kept, other=gone, kind=line["kind"])
    merge.undone_by, merge.undone_on = actor, on
    merge.save(update_fields=["undone_by", "undone_on"])
    Duplicate.objects.filter(pk=merge.duplicate_id).update(
        state=Duplicate.State.PROPOSED, decided_by=None, decided_on=None
    )
    for person in (kept, gone):
        record(actor, on=person, unit_id=person.unit_id, merge=merge, undone_on=on)
    return merge


def _numbers_changed(merge: Merge) -> list[str]:
    labels = dict(PrivateDetail.Kind.choices)
    return [
        str(labels[line["kind"]])
        for line in merge.journal["private"]
        if not all(
            bears_mark(person, line["kind"], line[side])
            for side, person in (("kept", merge.kept), ("gone", merge.gone))
        )
    ]
