"""What the interface tells of exemplars, and what it is sent."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from ninja import Field, Schema

from qunqiao.exemplars.models import Exemplar
from qunqiao.kit.endpoints import Asked, Sent, Text, coded, sorting

# The largest key a database holds.
Key = Annotated[int, Field(ge=1, le=2**63 - 1)]
SORTS = {
    "title": ("title",),
    "unit": ("unit__path",),
    "state": ("state",),
    "origin": ("origin",),
    "published": ("published_on",),
}
State = Annotated[Exemplar.State, coded(Exemplar.State)]
Origin = Annotated[Exemplar.Origin, coded(Exemplar.Origin)]


class ShareOut(Schema):
    """Of ``cases`` problems ``hits`` were cleared lastingly; the ends are of the 95 % interval."""

    hits: int
    cases: int
    low: Decimal | None
    high: Decimal | None


class EffectOut(Schema):
    """What it changed: more, alike, few (withheld), early or unnamed; counts for the first two."""

    verdict: str
    adopters: ShareOut | None
    others: ShareOut | None


class AdoptionOut(Schema):
    """A unit that takes it over."""

    id: int
    exemplar_id: int
    unit_id: int
    plan: str
    began_on: date
    ended_on: date | None


class ExemplarListed(Schema):
    """A practice; who proposed and who reviewed it are bodies, not persons."""

    id: int
    unit_id: int
    title: str
    done: str
    changed: str
    origin: Origin
    rules: list[str]
    state: State
    proposing_unit_id: int
    proposed_on: date
    reviewing_unit_id: int | None
    reviewed_on: date | None
    opinion: str
    published_on: date | None
    adopted_count: int


class ExemplarOut(ExemplarListed):
    """A practice with who took it over and what that changed (None before it is published)."""

    adoptions: list[AdoptionOut]
    effect: EffectOut | None


class CandidateOut(Schema):
    """A unit whose problems were cleared lastingly more often than those of its like."""

    unit_id: int
    kind: str
    size: int
    units: int
    own: ShareOut
    others: ShareOut
    chance: Decimal


class SearchOut(Schema):
    """What the data shows, in tree order, out of so many units compared."""

    too_early: bool
    compared: int
    candidates: list[CandidateOut]


class ExemplarsAsked(Asked):
    """Which exemplars are asked for."""

    state: State | None = Field(None, description="Only those in this state.")
    sort: str | None = sorting(SORTS)


class ExemplarIn(Sent):
    """A practice of a unit; evidence are ids of its cleared findings."""

    unit_id: int
    title: Text = Field(min_length=1, max_length=80)
    done: Text = Field(min_length=1, max_length=1000)
    changed: Text = Field(min_length=1, max_length=1000)
    evidence_ids: list[Key] = Field([], max_length=50)


class ReviewIn(Sent):
    """Accepted or not, and why."""

    accepted: bool
    opinion: Text = Field(min_length=5, max_length=500)


class AdoptIn(Sent):
    """Which unit takes it over, and how."""

    unit_id: int
    plan: Text = Field(min_length=1, max_length=500)
