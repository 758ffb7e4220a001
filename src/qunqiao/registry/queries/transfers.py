"""Transfers of membership: whose they are, whom they wait for, and what stands in the way of one."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from qunqiao.kit.errors import NotFound, Refusal
from qunqiao.people.models import Seat, Unit
from qunqiao.people.policy import OVERSEERS, STAFF, Placed, Reach
from qunqiao.people.queries import people_by_numbers, under
from qunqiao.registry.errors import (
    AlreadyAsked,
    AlreadyMember,
    DayDoesNotFit,
    MembershipEnded,
    NotOnRegister,
    NotTheSameKind,
)
from qunqiao.registry.models import Membership, Organisation, Transfer
from qunqiao.registry.policy.transfers import KEEPERS, common_place
from qunqiao.registry.queries.days import in_force

_OUT = Q(side=Transfer.Side.OUT)
_IN = Q(side=Transfer.Side.IN)
_FROM, _TO = "from_organisation__unit__path", "to_organisation__unit__path"
_OPEN = Q(state__in=Transfer.OPEN)


def visible_transfers(reach: Reach) -> QuerySet[Transfer]:
    """Every transfer from or to an organisation one may see, the newest first."""
    paths = reach.paths(STAFF)
    found = Transfer.objects.filter(under(paths, _FROM) | under(paths, _TO))
    return _whole(found).order_by("-pk")


def the_transfer(reach: Reach, transfer_id: int) -> Transfer:
    """One visible transfer, or ``NotFound`` whether it is hidden or does not exist."""
    transfer = visible_transfers(reach).filter(pk=transfer_id).first()
    if transfer is None:
        raise NotFound
    return transfer


def transfers_waiting_for(reach: Reach, today: date) -> QuerySet[Transfer]:
    """Open transfers that this person answers for, the most urgent first.

    Those of the sides one speaks for, those told to the unit of one's own overseeing duty, and the
    late ones between units one oversees that nobody has been told of yet.
    """
    answering = (_OUT & _spoken_for(reach, _TO)) | (_IN & _spoken_for(reach, _FROM))
    told = Q(escalated_to__in=[d.unit_id for d in reach.duties if d.role in OVERSEERS])
    late = Q(pk__in=[])
    for path in reach.paths(OVERSEERS):
        late |= under([path], _FROM) & under([path], _TO)
    late &= Q(state=Transfer.State.ASKED, deadline__lt=today)
    waiting = Transfer.objects.filter(_OPEN & (answering | told | late))
    return _whole(waiting).order_by("deadline", "pk")


def transfers_asked_by(reach: Reach) -> QuerySet[Transfer]:
    """Open transfers that the sides one speaks for have asked for."""
    asking = (_OUT & _spoken_for(reach, _FROM)) | (_IN & _spoken_for(reach, _TO))
    asking |= Q(asked_by=reach.person)
    return visible_transfers(reach).filter(_OPEN & asking)


def late_transfers(today: date) -> QuerySet[Transfer]:
    """Those whose deadline passed without an answer and without anybody above being told."""
    late = Transfer.objects.filter(state=Transfer.State.ASKED, deadline__lt=today)
    return _whole(late).order_by("pk")


def open_transfers_of(memberships: Iterable[Membership]) -> QuerySet[Transfer]:
    """The open transfers of these memberships."""
    return _whole(Transfer.objects.filter(_OPEN, membership__in=list(memberships)))


def asked_together(transfer: Transfer) -> QuerySet[Transfer]:
    """The other open transfers asked for in one go with this one, between the same organisations."""
    same = Transfer.objects.filter(_OPEN, batch=transfer.batch).exclude(pk=transfer.pk)
    return _whole(same).order_by("person__staff_number")


def organisation_to_choose(text: str, kind: str, day: date) -> Organisation | None:
    """The organisation on the register with exactly this code, or the only one of this exact name.

    Asked of all organisations: that one exists, its kind and its unit's name are no secret among
    those with duties. Nothing else of it is told.
    """
    known = Organisation.objects.filter(in_force(day, "founded_on", "closed_on"), kind=kind)
    known = known.select_related("unit")
    found = list(known.filter(code=text)) or list(known.filter(name=text)[:2])
    return found[0] if len(found) == 1 else None


def members_numbered(
    organisation: Organisation, numbers: Iterable[str], day: date
) -> dict[str, Membership]:
    """The memberships in force of the persons with these staff numbers, by staff number.

    A number that a merged record had finds the record it was merged into.
    """
    people = people_by_numbers(numbers)
    members = Membership.objects.filter(
        in_force(day, "joined_on", "left_on"),
        organisation=organisation,
        person__in=people.values(),
    )
    found = {row.person_id: row for row in members.select_related("person__unit", "organisation")}
    return {number: found[pk] for number, pk in people.items() if pk in found}


def membership_to_take_in(
    number: str, name: str, into: Organisation, day: date
) -> Membership | None:
    """The membership in a like organisation of the person with this staff number *and* this name.

    Both are asked for so that nobody learns of a person by trying numbers.
    """
    members = Membership.objects.filter(
        in_force(day, "joined_on", "left_on"), organisation__kind=into.kind
    )
    members = members.exclude(organisation=into).filter(
        person__in=people_by_numbers([number]).values(), person__name=name
    )
    # More than one is a matter for the registry first: which of them ends cannot be guessed.
    found = list(members.select_related("organisation__unit", "person__unit")[:2])
    return found[0] if len(found) == 1 else None


def obstacle(
    membership: Membership, to: Organisation, day: date, *, asked: Transfer | None = None
) -> Refusal | None:
    """Why the membership cannot move to ``to`` on ``day``; None if it can.

    ``asked`` is the transfer that is being answered, if one is.
    """
    if membership.organisation.kind != to.kind or membership.organisation_id == to.pk:
        return NotTheSameKind()
    if membership.left_on is not None:
        return MembershipEnded()
    if day < membership.joined_on:
        return DayDoesNotFit()
    if not to.open_on(day) or (to.founded_on is not None and to.founded_on > day):
        return NotOnRegister()
    there = Membership.objects.filter(organisation=to, person=membership.person_id)
    if there.filter(Q(left_on__isnull=True) | Q(left_on__gt=day) | Q(joined_on__gte=day)).exists():
        return AlreadyMember()
    waiting = open_transfers_of([membership])
    others = waiting.exclude(pk=asked.pk) if asked is not None else waiting
    return AlreadyAsked() if others.exists() else None


def workdays_after(day: date, number: int) -> date:
    """The day ``number`` working days after ``day``: Monday to Friday.

    Public holidays and the weekends worked instead are not known here, so that around them a
    deadline may fall up to a week early or late.
    """
    while number > 0:
        day += timedelta(days=1)
        number -= day.weekday() < 5
    return day


def anybody_speaks_for(unit: Placed, day: date) -> bool:
    """Whether somebody holds a duty that answers for organisations at ``unit``."""
    seats = _seats_on(day).filter(unit__path__in=Unit.paths_down_to(unit.path))
    own = Q(role=Seat.Role.SUPERVISOR, unit__path=unit.path)
    return seats.filter(Q(role__in=KEEPERS) | own).exists()


def unit_above_both(transfer: Transfer, day: date) -> Unit | None:
    """The lowest unit at or above both sides with somebody who oversees; None in different trees."""
    place = common_place(transfer)
    if place is None:
        return None
    paths = Unit.paths_down_to(place.path)
    seats = _seats_on(day).filter(role__in=OVERSEERS, unit__path__in=paths)
    seat = seats.select_related("unit").order_by("-unit__depth").first()
    found: Unit | None = seat.unit if seat else Unit.objects.filter(path=place.path).first()
    return found


def _seats_on(day: date) -> QuerySet[Seat]:
    seats = Seat.objects.filter(in_force(day, "began_on", "ended_on"))
    return seats.filter(Q(person__left_on__isnull=True) | Q(person__left_on__gt=day))


def _spoken_for(reach: Reach, field: str) -> Q:
    """The unit at ``field`` is one whose organisations the person speaks for."""
    own = [duty.path for duty in reach.duties if duty.role == Seat.Role.SUPERVISOR]
    return under(reach.paths(KEEPERS), field) | Q(**{f"{field}__in": own})


def _whole(transfers: QuerySet[Transfer]) -> QuerySet[Transfer]:
    """With all that a line or a page says of them."""
    return transfers.select_related(
        "person__unit",
        "membership",
        "from_organisation__unit",
        "to_organisation__unit",
        "asked_by__unit",
        "decided_by__unit",
        "escalated_to",
    )
