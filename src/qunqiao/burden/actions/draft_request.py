"""Drafting a request for data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from qunqiao.burden import policy
from qunqiao.burden.actions._requests import check_days, check_fields
from qunqiao.burden.bridge import comparable
from qunqiao.burden.errors import BadMinutes, NobodyAsked
from qunqiao.burden.models import Field, Recipient, Request
from qunqiao.kit.errors import require
from qunqiao.people.models import Person, Unit
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing to ask for: its name, what kind of value, in what it is measured (人, 次)."""

    name: str
    kind: str
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """A request as it is to go out: to exactly these ``units``, for these ``fields``."""

    title: str
    why: str
    due_on: date
    units: Sequence[Unit]
    fields: Sequence[Wanted]
    minutes: int
    basis: str = ""
    article: str = ""


@action("burden.request.draft")
def draft_request(*, actor: Person, unit: Unit, wish: Wish, on: date) -> Request:
    """A draft that only the asking body sees; the body itself is left out of those asked.

    Raises:
        NotAllowed: the body, or a unit that is asked, is not ``actor``'s to oversee.
        HeldAlready, PersonalAsked, NothingAsked, TooMuchAsked: about the fields.
        NobodyAsked, DueTooSoon, BadMinutes: about whom, until when, how long.
    """
    reach = reach_of(actor)
    units = [one for one in wish.units if one.pk != unit.pk]
    require(all(policy.may_ask(reach, one) for one in (unit, *units)))
    if not units:
        raise NobodyAsked
    if not 1 <= wish.minutes <= policy.MOST_MINUTES:
        raise BadMinutes
    check_days(wish.due_on, on)
    check_fields([field.name for field in wish.fields])
    row = Request.objects.create(
        unit=unit,
        title=wish.title,
        why=wish.why,
        basis=wish.basis,
        article=wish.article,
        minutes=wish.minutes,
        due_on=wish.due_on,
        drafted_by=actor,
    )
    Field.objects.bulk_create(
        Field(
            request=row,
            number=number,
            name=field.name,
            key=comparable(field.name)[:60],
            kind=field.kind,
            measure=field.measure,
        )
        for number, field in enumerate(wish.fields, start=1)
    )
    Recipient.objects.bulk_create(
        Recipient(request=row, unit_id=pk) for pk in sorted({one.pk for one in units})
    )
    asked = [field.name for field in wish.fields]
    record(actor, on=row, unit_id=unit.pk, title=wish.title, fields=asked, units=len(units))
    return row
