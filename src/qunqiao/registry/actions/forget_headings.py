"""Forgetting what one said of headings."""

from qunqiao.people.models import Person
from qunqiao.registry.models import HeadingMemory
from qunqiao.trail.recording import action, record


@action("registry.headings.forget")
def forget_headings(*, actor: Person) -> int:
    """Let ``actor``'s next workbooks be read as if nothing had been said; gives how many were forgotten."""
    forgotten, _by_model = HeadingMemory.objects.filter(person=actor).delete()
    record(actor, on=actor, unit_id=actor.unit_id, forgotten=forgotten)
    return forgotten
