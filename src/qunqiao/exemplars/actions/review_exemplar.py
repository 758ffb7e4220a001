"""Reviewing an exemplar, by another body than proposed it."""

from datetime import date

from qunqiao.exemplars import policy
from qunqiao.exemplars.errors import NoReason, NotProposed
from qunqiao.exemplars.models import Exemplar
from qunqiao.kit.errors import NotAllowed
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record

_LEAST = 5


@action("exemplars.exemplar.review")
def review_exemplar(
    *, actor: Person, exemplar: Exemplar, accepted: bool, opinion: str, on: date
) -> Exemplar:
    """Accept it, or decline it; either with a reason that stands on its page.

    Raises:
        NotAllowed: ``actor`` proposed it, or oversees no body but those that did it or proposed it.
        NotProposed: it has its review.
        NoReason: the opinion says nothing.
    """
    duty = policy.reviewing_duty(reach_of(actor), exemplar)
    if duty is None:
        raise NotAllowed
    if len(opinion.strip()) < _LEAST:
        raise NoReason
    row = Exemplar.objects.select_for_update(of=("self",)).get(pk=exemplar.pk)
    if row.state != Exemplar.State.PROPOSED:
        raise NotProposed
    row.state = Exemplar.State.ACCEPTED if accepted else Exemplar.State.DECLINED
    row.reviewed_by, row.reviewing_unit_id = actor, duty.unit_id
    row.reviewed_on, row.opinion = on, opinion.strip()
    row.save(update_fields=["state", "reviewed_by", "reviewing_unit", "reviewed_on", "opinion"])
    after = {"state": row.state, "opinion": row.opinion}
    record(actor, on=row, unit_id=row.unit_id, before={"state": "proposed"}, **after)
    return row
