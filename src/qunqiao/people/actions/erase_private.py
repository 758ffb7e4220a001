"""Erasing the numbers of somebody who left long ago."""

from qunqiao.kit import clock
from qunqiao.kit.errors import require
from qunqiao.people.errors import NotYetDue
from qunqiao.people.models import Person, PrivateDetail
from qunqiao.people.queries.kept import overdue_people
from qunqiao.trail.recording import action, record


@action("people.private.erase")
def erase_private(*, actor: Person, subject: Person) -> int:
    """Erase the sealed numbers of ``subject``, who left; how many is given back.

    The system does it every night without being asked (PIPL Art. 47). A second run for the same
    person is refused and changes nothing.

    Raises:
        NotAllowed: a human being asks; people remove numbers one by one.
        NotYetDue: the person works here, left not long enough ago, or has no number kept.

    """
    require(actor.is_system)
    person = Person.objects.select_for_update(of=("self",)).get(pk=subject.pk)
    require(overdue_people(clock.today()).filter(pk=person.pk).exists(), NotYetDue())
    details = PrivateDetail.objects.filter(person=person)
    kinds = sorted(details.values_list("kind", flat=True))
    details.delete()
    record(actor, on=person, unit_id=person.unit_id, before={"details": kinds})
    return len(kinds)
