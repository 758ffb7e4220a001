"""Taking down what was heard where an officer was told of it."""

from dataclasses import dataclass
from datetime import date

from qunqiao.kit.errors import require
from qunqiao.needs import policy
from qunqiao.needs.models import Need
from qunqiao.people.models import Person, Unit
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard, where, and which unit shall see to it."""

    origin: str
    text: str
    about: Unit
    owner: Unit
    kind: str = Need.Kind.OTHER


@action("needs.need.hear")
def hear_need(*, actor: Person, heard: Heard, on: date) -> Need:
    """Take down what ``actor`` heard on ``on``; who said it is not asked.

    Raises:
        NotAllowed: ``actor`` has no duty over the unit, or wants to burden one outside of their reach.
    """
    reach = reach_of(actor)
    require(reach.has(policy.ANSWERING, heard.about))
    require(reach.has(policy.ANSWERING, heard.owner))
    need = Need.objects.create(
        origin=heard.origin,
        kind=heard.kind,
        text=heard.text,
        about=heard.about,
        owner=heard.owner,
        raised_on=on,
        due_on=policy.due_on(heard.origin, on),
        raised_by=actor,
    )
    record(actor, on=need, unit_id=heard.owner.pk, about=heard.about, owner=heard.owner)
    return need
