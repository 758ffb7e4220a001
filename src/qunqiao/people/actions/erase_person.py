"""Erasing a person who asked for it."""

import secrets
from datetime import date

from django.utils.translation import gettext_noop

from qunqiao.kit import clock
from qunqiao.kit.errors import require
from qunqiao.kit.keeping import retention
from qunqiao.people.errors import NotLeft, PersonErased, StillTied
from qunqiao.people.models import Account, Person, PrivateDetail, Token
from qunqiao.people.policy.privacy import may_erase
from qunqiao.people.queries import reach_of
from qunqiao.people.queries.kept import ties_of
from qunqiao.trail.queries import entries_on
from qunqiao.trail.recording import action, erase_details, record

NAME = gettext_noop("已删除")
# What the history needs; any other field, also one that is added one day, is emptied.
_STAYS = frozenset(
    {"id", "staff_number", "name", "unit", "left_on", "is_system", "merged_into", "erased_on"}
)


@action("people.person.erase")
def erase_person(*, actor: Person, person: Person, basis: str) -> Person:
    """Erase everything that says who ``person`` was; it cannot be undone.

    Name and staff number are replaced by ones that mean nobody; sex, day of birth, sealed numbers,
    account, tokens and what the trail holds about the person go. Posts and memberships stay with
    the nameless record, so that a finding of last year can still be computed. Other apps erase
    theirs through the table of what is kept (``forget``). ``basis`` says on whose word.

    Raises:
        NotAllowed: the actor does not supervise the person's unit.
        NotLeft: the person works here.
        StillTied: a duty, post or membership has not ended.
        PersonErased: it was done before.

    """
    require(may_erase(reach_of(actor), person))
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    today = clock.today()
    require(person.erased_on is None, PersonErased())
    require(person.left_on is not None and person.left_on <= today, NotLeft())
    ties = ties_of(person, today)
    if ties:
        raise StillTied(ties)
    for keeping in retention():
        if keeping.forget:
            keeping.named(keeping.forget)(actor=actor, person=person)
    records = [person, *person.merged.all()]
    gone = [number for one in records for number in _erase(one, today)]
    person.refresh_from_db()
    record(actor, on=person, unit_id=person.unit_id, basis=basis, erased_details=gone)
    return person


def _erase(person: Person, today: date) -> list[int]:
    """Empty one record and what hangs on it; the numbers of the entries whose details went."""
    details = erase_details(entries_on("people.person", str(person.pk)))
    for account in Account.objects.filter(person=person):
        details += erase_details(entries_on("people.account", str(account.pk)))
        account.delete()
    tokens = Token.objects.filter(person=person)
    for token in tokens:
        details += erase_details(entries_on("people.token", str(token.pk)))
    tokens.delete()
    PrivateDetail.objects.filter(person=person).delete()
    for field in Person._meta.concrete_fields:  # noqa: SLF001 - Django's documented model API
        if field.name not in _STAYS:
            setattr(person, field.attname, None if field.null else field.get_default())
    person.name, person.staff_number = NAME, f"deleted-{secrets.token_hex(8)}"
    person.erased_on = today
    person.save()
    return details
