"""Joining two records of one person."""

from dataclasses import asdict
from datetime import date

from qunqiao.people.actions.exchange_private import exchange_private
from qunqiao.people.models import Person
from qunqiao.people.queries.marks import mark_of
from qunqiao.registry.actions._merging import locked_pair, require_may_merge, write
from qunqiao.registry.errors import NotAPair
from qunqiao.registry.models import Duplicate, Merge
from qunqiao.registry.queries.merging import Choices, held_by, plan_merge
from qunqiao.trail.recording import action, record


@action("registry.person.merge")
def merge_people(
    *, actor: Person, duplicate: Duplicate, kept: Person, choices: Choices, on: date
) -> Merge:
    """Take the other record of the pair into ``kept``; what moved is written down to undo it.

    Memberships, posts, duties, transfers, sealed numbers and the account go over; overlapping spans
    become one (``queries.merging.spans``). The other record stays, in no list, found by its number.

    Raises:
        NotAllowed: ``actor`` does not oversee both, could not grant all their duties, or is one.
        NotAPair: one of them was merged or erased meanwhile.
        TwoOpenTransfers: two transfers that wait would be about one membership.

    """
    other = duplicate.other if kept.pk == duplicate.one_id else duplicate.one
    require_may_merge(actor, kept, other)
    duplicate = Duplicate.objects.select_for_update().get(pk=duplicate.pk)
    kept, gone = locked_pair(kept, other)
    if duplicate.state == Duplicate.State.MERGED or kept.merged_into_id or gone.merged_into_id:
        raise NotAPair
    plan = plan_merge(kept, gone, choices)
    for kind in plan.exchanged:
        exchange_private(actor=actor, one=kept, other=gone, kind=kind)
    write(plan.changes)
    merge = Merge.objects.create(
        duplicate=duplicate,
        kept=kept,
        gone=gone,
        merged_by=actor,
        merged_on=on,
        journal={
            "changes": [asdict(change) for change in plan.changes],
            "private": [
                {"kind": kind, "kept": mark_of(kept, kind), "gone": mark_of(gone, kind)}
                for kind in plan.exchanged
            ],
            "held": held_by(kept),
        },
    )
    duplicate.state = Duplicate.State.MERGED
    duplicate.decided_by, duplicate.decided_on = actor, on
    duplicate.save(update_fields=["state", "decided_by", "decided_on"])
    # Which values were chosen stands in the journal, which is erased with the person; not here.
    moved = len(plan.changes)
    record(actor, on=kept, unit_id=kept.unit_id, merge=merge, gone=gone, moved=moved)
    record(actor, on=gone, unit_id=gone.unit_id, merge=merge, merged_into=kept)
    return merge
