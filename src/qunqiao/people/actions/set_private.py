"""Entering or correcting an ID or telephone number."""

from qunqiao.kit.errors import require
from qunqiao.people.bridge.numbers import doubts, normal
from qunqiao.people.bridge.sealed import seal_many
from qunqiao.people.errors import DoubtfulNumber, NotANumber, PersonErased
from qunqiao.people.models import Person, PrivateDetail
from qunqiao.people.policy.privacy import may_keep_private
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("people.private.set")
def set_private(
    *, actor: Person, person: Person, kind: str, number: str, sure: bool = False
) -> PrivateDetail:
    """Keep a number of ``person``, sealed, in place of one kept before.

    ``sure`` says that somebody looked at the card: a check digit or a day of birth that does not
    fit is then kept. That another record holds the same number is not told: it would tell an
    officer of persons elsewhere. The trail keeps that it was entered, never the number.

    Raises:
        NotAllowed: the actor does not do the person's paperwork.
        PersonErased: the person asked to be erased.
        NotANumber: it cannot be a number of this kind.
        DoubtfulNumber: it is unlikely, and nobody is ``sure``.

    """
    require(may_keep_private(reach_of(actor), person))
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(person.erased_on is None, PersonErased())
    plain = normal(kind, number)
    require(plain != "", NotANumber())
    found = doubts(kind, plain, person)
    if found and not sure:
        raise DoubtfulNumber(found[0].sentence)
    (sealed,) = seal_many(kind, [(person.pk, plain)])
    values = {
        "cipher": sealed.cipher,
        "blind_index": sealed.blind_index,
        "key_number": sealed.key_number,
    }
    detail, new = PrivateDetail.objects.update_or_create(person=person, kind=kind, defaults=values)
    before = None if new else kind
    record(actor, on=person, unit_id=person.unit_id, before={"detail": before}, detail=kind)
    return detail
