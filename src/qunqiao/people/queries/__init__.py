"""Reads of units, persons and duties; each list starts from what the person may see."""

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Literal

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from qunqiao.kit import clock
from qunqiao.kit.errors import NotFound
from qunqiao.people.models import Account, Person, Seat, Token, Unit
from qunqiao.people.policy import OVERSEERS, STAFF, Reach
from qunqiao.people.queries.arrival import reach_of as reach_of

SYSTEM_STAFF_NUMBER = "system"
Owed = Literal["password", "factor"]


def under(paths: Iterable[str], field: str = "path") -> Q:
    """A condition: the unit at ``field`` lies in one of these subtrees; nothing for no path."""
    condition = Q(pk__in=[])
    for path in paths:
        condition |= Q(**{f"{field}__begins": path})
    return condition


def visible_units(reach: Reach, roles: Iterable[str] = STAFF) -> QuerySet[Unit]:
    """The units over which one of ``roles`` is held, in tree order."""
    units: QuerySet[Unit] = Unit.objects.filter(under(reach.paths(roles)))
    return units.order_by("path")


def visible_people(reach: Reach) -> QuerySet[Person]:
    """The persons who work in the units one may see, by unit and staff number.

    A record that was merged into another is none of them.
    """
    people = Person.objects.filter(is_system=False, merged_into__isnull=True)
    people = people.filter(under(reach.paths(STAFF), "unit__path"))
    return people.select_related("unit").order_by("unit__path", "staff_number")


def the_unit(reach: Reach, unit_id: int) -> Unit:
    """One visible unit, or ``NotFound`` whether it is hidden or does not exist."""
    unit = visible_units(reach).filter(pk=unit_id).first()
    if unit is None:
        raise NotFound
    return unit


def the_person(reach: Reach, person_id: int) -> Person:
    """One visible person, or ``NotFound``."""
    person = visible_people(reach).filter(pk=person_id).first()
    if person is None:
        raise NotFound
    return person


def kept_instead_of(reach: Reach, person_id: int) -> Person | None:
    """The visible record that this record was merged into; None if it was not, or is hidden."""
    return visible_people(reach).filter(merged=person_id).first()


def system_person() -> Person:
    """The named person scheduled work acts as."""
    return Person.objects.get(staff_number=SYSTEM_STAFF_NUMBER)


def ancestors(unit: Unit) -> list[Unit]:
    """The units above, from the root down; one query."""
    return list(unit.get_ancestors())


def seats_of(unit: Unit, on: date) -> QuerySet[Seat]:
    """Who holds which duty at exactly this unit on a day."""
    seats = Seat.objects.filter(unit=unit, began_on__lte=on)
    seats = seats.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on))
    return seats.select_related("person").order_by("role", "person__staff_number")


def names_of(trail_names: Iterable[str]) -> dict[str, str]:
    """Names for trail keys ("person:12" -> 张三); keys of nobody are left out."""
    keys = {name.removeprefix("person:") for name in trail_names if name.startswith("person:")}
    people = Person.objects.filter(pk__in=[int(key) for key in keys if key.isdigit()])
    return {f"person:{pk}": name for pk, name in people.values_list("pk", "name")}


def account_named(name: str) -> Account | None:
    """The account with this user name, or of the person with this staff number."""
    return _accounts().filter(username=name).first() or account_of_staff(name)


def account_of_staff(staff_number: str) -> Account | None:
    """The account of the person with this staff number, whatever its user name is."""
    return _accounts().filter(person__in=_numbered([staff_number])).first()


def staff_numbered(staff_number: str) -> Person | None:
    """The person with this staff number, for whoever runs the server; pages ask ``person_numbered``."""
    return Person.objects.filter(pk__in=_numbered([staff_number])).first()


def top_unit() -> Unit | None:
    """The unit above all others: the supervising body."""
    tops: QuerySet[Unit] = Unit.objects.filter(depth=1, closed_on__isnull=True)
    return tops.order_by("path").first()


def accounts_of(people: Iterable[Person]) -> QuerySet[Account]:
    """The accounts of these persons."""
    return _accounts().filter(person__in=list(people))


def may_enter(account: Account) -> bool:
    """Whether the account is in use and its person has not left."""
    left = account.person.left_on
    return account.is_active and (left is None or left > clock.today())


def factors_of(account: Account) -> QuerySet[Authenticator]:
    """The second factors a person has set up; recovery codes are only their spare keys."""
    spare = Authenticator.Type.RECOVERY_CODES
    factors: QuerySet[Authenticator] = Authenticator.objects.filter(user=account)
    return factors.exclude(type=spare)


def has_other_factor(account: Account, factor_id: int) -> bool:
    """Whether a second factor besides this one is set up."""
    return factors_of(account).exclude(pk=factor_id).exists()


def visible_seats(reach: Reach, on: date) -> QuerySet[Seat]:
    """The duties in force, or still to begin, that one may grant and end; in tree order."""
    seats = Seat.objects.filter(under(reach.paths(OVERSEERS), "unit__path"))
    seats = seats.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on), person__is_system=False)
    return seats.select_related("person", "unit").order_by("unit__path", "role", "pk")


def the_seat(reach: Reach, seat_id: int, on: date) -> Seat:
    """One visible duty, or ``NotFound``."""
    seat = visible_seats(reach, on).filter(pk=seat_id).first()
    if seat is None:
        raise NotFound
    return seat


def own_seats(person: Person, on: date) -> QuerySet[Seat]:
    """The person's own duties in force."""
    seats = Seat.objects.filter(person=person, began_on__lte=on)
    seats = seats.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on))
    return seats.select_related("unit").order_by("unit__path", "role")


def unit_coded(reach: Reach, code: str, roles: Iterable[str] = STAFF) -> Unit | None:
    """The visible open unit with this code."""
    return visible_units(reach, roles).filter(code=code, closed_on__isnull=True).first()


def person_numbered(reach: Reach, staff_number: str) -> Person | None:
    """The visible person with this staff number who has not left."""
    people = visible_people(reach).filter(pk__in=_numbered([staff_number]))
    return people.filter(left_on__isnull=True).first()


def size_below(unit: Unit) -> tuple[int, int]:
    """How many open units lie below, and how many persons work in them and in ``unit`` itself."""
    units = unit.get_descendants().filter(closed_on__isnull=True).count()
    people = Person.objects.filter(unit__path__begins=unit.path, left_on__isnull=True)
    return units, people.filter(merged_into__isnull=True).count()


def owed(account: Account, reach: Reach) -> Owed | None:
    """What must be settled before the account may work: its password's age, or a second factor.

    At most one query, and none for roles that need no second factor.
    """
    changed = account.password_changed_at
    aged = changed is None or clock.now() - changed >= timedelta(days=settings.PASSWORD_DAYS)
    if aged and account.has_usable_password():
        return "password"
    if reach.has(settings.NEEDS_SECOND_FACTOR) and not is_mfa_enabled(account):
        return "factor"
    return None


def token_of(secret: str, on: date) -> Token | None:
    """The token with this secret if it can be used on a day, with its account; one query.

    Found by digest: how long the search takes tells nothing of the secret.
    """
    digest = hashlib.sha256(secret.encode()).hexdigest()
    tokens = Token.objects.filter(_usable(on), digest=digest, person__account__isnull=False)
    return tokens.select_related("person__account", "person__unit").first()


def usable_tokens(person: Person, on: date) -> QuerySet[Token]:
    """The person's tokens that can be used on a day, the newest first."""
    return Token.objects.filter(_usable(on), person=person).order_by("-pk")


def own_token(person: Person, token_id: int, on: date) -> Token:
    """One of the person's usable tokens, or ``NotFound``."""
    token = usable_tokens(person, on).filter(pk=token_id).first()
    if token is None:
        raise NotFound
    return token


def _usable(on: date) -> Q:
    return Q(revoked_on__isnull=True, created_on__lte=on, expires_on__gte=on)


def people_by_numbers(staff_numbers: Iterable[str]) -> dict[str, int]:
    """The ids of the persons with these staff numbers; an old number leads to the kept record.

    It looks at the whole house: whoever asks must not tell a reader of persons outside their reach.
    """
    return dict(_numbered(staff_numbers).values_list("staff_number", "kept"))


def _numbered(staff_numbers: Iterable[str]) -> QuerySet[Any, Any]:
    """The ids of the persons with these numbers, also where one is that of a merged record."""
    found = Person.objects.filter(staff_number__in=list(staff_numbers), is_system=False)
    kept: QuerySet[Any, Any] = found.annotate(kept=Coalesce("merged_into_id", "pk")).values("kept")
    return kept


def _accounts() -> QuerySet[Account]:
    return Account.objects.select_related("person__unit")
