"""The registry's part of erasing a person."""

from django.db.models import Q

from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.policy.privacy import may_erase
from qunqiao.people.queries import reach_of
from qunqiao.registry.models import Merge, Transfer
from qunqiao.trail.recording import action, record


@action("registry.person.forget")
def forget_person(*, actor: Person, person: Person) -> Person:
    """Erase what the registry holds of ``person`` in words: journals of merges, notes on transfers.

    Posts and memberships stay with the nameless record. A merge whose journal is gone can no longer
    be undone. Called by ``people``'s ``erase_person`` through the table of what is kept.

    Raises:
        NotAllowed: the actor does not supervise the person's unit.

    """
    require(may_erase(reach_of(actor), person))
    records = [person.pk, *person.merged.values_list("pk", flat=True)]
    of_person = Q(kept__in=records) | Q(gone__in=records)
    journals = Merge.objects.filter(of_person).update(journal={})
    notes = Transfer.objects.filter(person__in=records).update(note="", reason="")
    record(actor, on=person, unit_id=person.unit_id, journals=journals, notes=notes)
    return person
