"""Letting two records of one person change their sealed numbers."""

from qunqiao.kit.errors import NotFound, require
from qunqiao.people.bridge.sealed import open_detail, seal_many
from qunqiao.people.models import Person, PrivateDetail
from qunqiao.people.policy.privacy import may_keep_private
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("people.private.exchange")
def exchange_private(*, actor: Person, one: Person, other: Person, kind: str) -> None:
    """Give each of the two the other's number of this kind; done twice, all is as before.

    Where one has none, the number goes over. Nobody reads it on the way: a sealed number is bound to
    its person, so that it is opened and sealed anew, and never shown.

    Raises:
        NotAllowed: the actor does not do the paperwork of both.
        NotFound: neither has such a number.
        Unsealable: a number does not open; nothing is changed.

    """
    reach = reach_of(actor)
    require(may_keep_private(reach, one) and may_keep_private(reach, other))
    details = PrivateDetail.objects.select_for_update().filter(person__in=[one, other], kind=kind)
    numbers = {detail.person_id: open_detail(detail) for detail in details}
    if not numbers:
        raise NotFound
    details.delete()
    turned = {one.pk: numbers.get(other.pk), other.pk: numbers.get(one.pk)}
    found = [(pk, number) for pk, number in turned.items() if number is not None]
    PrivateDetail.objects.bulk_create(
        PrivateDetail(**row._asdict()) for row in seal_many(kind, found)
    )
    for person in (one, other):
        record(actor, on=person, unit_id=person.unit_id, detail=kind)
