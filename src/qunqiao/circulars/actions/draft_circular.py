"""Drafting a document from the records."""

from datetime import date

from qunqiao.circulars import policy
from qunqiao.circulars.models import Circular
from qunqiao.circulars.queries.compose import unsaved
from qunqiao.circulars.queries.composing import Asked
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("circulars.circular.draft")
def draft_circular(*, actor: Person, asked: Asked, on: date) -> Circular:
    """A draft with all its figures; only those who may issue for the body see it.

    Raises:
        NotAllowed: ``actor`` has no overseeing duty over the body, or over what it withdraws.
        WrongDays, NotChosen, NoCheckup, NothingFound, NothingSent: see ``compose``.
    """
    reach = reach_of(actor)
    require(policy.may_issue(reach, asked.unit))
    if asked.to_unit is not None:
        require(policy.may_issue(reach, asked.to_unit))
    if asked.withdraws is not None:
        require(policy.may_withdraw(reach, asked.withdraws))
    circular = unsaved(asked)
    circular.drafted_by, circular.drafted_on = actor, on
    circular.save()
    figures = len(circular.figures)
    record(
        actor, on=circular, unit_id=asked.unit.pk, title=circular.title, topic=asked.topic,
        as_of=asked.day, figures=figures,
    )  # fmt: skip
    return circular
