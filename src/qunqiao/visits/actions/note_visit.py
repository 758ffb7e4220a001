"""Noting a visit, once, however often it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from qunqiao.kit.errors import require
from qunqiao.kit.photos import Picture
from qunqiao.needs.actions.hear_need import Heard, hear_need
from qunqiao.needs.actions.tell_raiser import tell_raiser
from qunqiao.needs.models import Need
from qunqiao.people.models import Person, Unit
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record
from qunqiao.visits import policy
from qunqiao.visits.errors import NotedAlready, NotTheirs, NotYet, TooLongAgo, WasClosed
from qunqiao.visits.models import Difficulty, Photo, Visit
from qunqiao.visits.queries import visit_with


@dataclass(frozen=True, slots=True)
class Met:
    """How many were met, by kind of person, and how many went along."""

    workers: int = 0
    officers: int = 0
    companions: int = 0


@dataclass(frozen=True, slots=True)
class Noted:
    """What a visitor noted: each difficulty becomes a need of ``owner``'s, ``told`` are answers passed on."""

    key: UUID
    unit: Unit
    visited_on: date
    met: Met = Met()
    heard: str = ""
    difficulties: Sequence[str] = ()
    owner: Unit | None = None
    told: Sequence[Need] = ()
    picture: Picture | None = None


@action("visits.visit.note")
def note_visit(*, actor: Person, noted: Noted, on: date) -> Visit:
    """Keep a visit and what was heard; on the day ``on``, which may be later than the visit.

    Guarantees: one key is one visit, whoever sends it again and however many at once.

    Raises:
        NotAllowed: ``actor`` does not answer for the unit.
        NotYet, TooLongAgo, WasClosed: it cannot have been on that day.
        NotedAlready: it has arrived before.
        NotTheirs: somebody else's has arrived under this key.
    """
    # The person's row is the queue: a phone may send the same draft from its page and its worker at once.
    Person.objects.select_for_update(of=("self",)).get(pk=actor.pk)
    before = visit_with(noted.key)
    if before is not None:
        raise NotedAlready(before.pk) if before.visitor_id == actor.pk else NotTheirs
    require(policy.may_visit(reach_of(actor), noted.unit))
    _possible(noted, on)
    visit = Visit.objects.create(
        key=noted.key,
        unit=noted.unit,
        visited_on=noted.visited_on,
        visitor=actor,
        companions=noted.met.companions,
        workers=noted.met.workers,
        officers=noted.met.officers,
        heard=noted.heard,
        noted_on=on,
    )
    if noted.picture is not None:
        Photo.objects.create(visit=visit, kind=noted.picture.kind, content=noted.picture.content)
    record(actor, on=visit, unit_id=noted.unit.pk, visited_on=noted.visited_on)
    _heard(actor, visit, noted)
    _told(actor, noted, on)
    return visit


def _possible(noted: Noted, on: date) -> None:
    require(noted.visited_on <= on, NotYet())
    require(noted.visited_on >= on - policy.LONGEST_AGO, TooLongAgo())
    opened = noted.unit.opened_on
    began = opened is None or opened <= noted.visited_on
    require(began and noted.unit.open_on(noted.visited_on), WasClosed())


def _heard(actor: Person, visit: Visit, noted: Noted) -> None:
    for text in noted.difficulties:
        heard = Heard(Need.Origin.VISIT, text, noted.unit, noted.owner or noted.unit)
        need = hear_need(actor=actor, heard=heard, on=noted.visited_on)
        Difficulty.objects.create(visit=visit, need=need)


def _told(actor: Person, noted: Noted, on: date) -> None:
    for need in noted.told:
        # A draft may have waited for days: what was told meanwhile is told.
        need.refresh_from_db(fields=["state"])
        if need.about_id == noted.unit.pk and need.state == Need.State.ANSWERED:
            tell_raiser(actor=actor, need=need, how=_("再次走访时当面告知"), on=on)
