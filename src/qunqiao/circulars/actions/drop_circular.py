"""Throwing a draft away."""

from qunqiao.circulars import policy
from qunqiao.circulars.errors import IssuedAlready
from qunqiao.circulars.models import Circular
from qunqiao.kit.errors import NotFound, require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("circulars.circular.drop")
def drop_circular(*, actor: Person, circular: Circular) -> None:
    """The draft is gone; it never had a number, so no number is missing.

    Raises:
        NotAllowed: the body is not ``actor``'s to act for.
        IssuedAlready: it was issued.
    """
    require(policy.may_issue(reach_of(actor), circular.unit))
    row = Circular.objects.select_for_update(of=("self",)).filter(pk=circular.pk).first()
    if row is None:
        raise NotFound
    if not row.is_draft:
        raise IssuedAlready
    record(actor, on=row, unit_id=row.unit_id, before={"title": row.title, "state": row.state})
    row.delete()
