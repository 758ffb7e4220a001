"""What the interface tells of requests for data, and what it is sent."""

from datetime import date
from typing import Annotated

from ninja import Field, Schema

from qunqiao.burden import models, policy
from qunqiao.burden.models import Request
from qunqiao.burden.queries.values import LONGEST
from qunqiao.kit.endpoints import Asked, Day, Sent, Text, coded, sorting

# The largest key a database holds.
Key = Annotated[int, Field(ge=1, le=2**63 - 1)]
SORTS = {
    "title": ("title",),
    "state": ("state",),
    "due_on": ("due_on",),
    "unit": ("unit__path",),
    "asked": ("asked_count",),
}
State = Annotated[Request.State, coded(Request.State)]
FieldKind = Annotated[models.Field.Kind, coded(models.Field.Kind)]


class WantedOut(Schema):
    """One thing asked for."""

    id: int
    name: str
    kind: FieldKind
    measure: str


class RequestListed(Schema):
    """A request for data and how many have answered."""

    id: int
    unit_id: int
    title: str
    why: str
    basis: str
    article: str
    minutes: int
    due_on: date
    state: State
    sent_on: date | None
    reminded_on: date | None
    asked_count: int
    answered_count: int


class RequestOut(RequestListed):
    """A request with its fields."""

    fields: list[WantedOut]

    @staticmethod
    def resolve_fields(request: Request) -> list[models.Field]:
        """In the order of the form."""
        return list(request.fields.all())


class AnswerOut(Schema):
    """What one unit answered, by field id; None where it has not."""

    unit_id: int
    answered_on: date | None
    values: dict[str, str]


class RequestsAsked(Asked):
    """Which requests are asked for."""

    state: State | None = Field(None, description="Only those in this state.")
    sort: str | None = sorting(SORTS)


class WantedIn(Sent):
    """One thing to ask for."""

    name: Text = Field(min_length=1, max_length=60)
    kind: FieldKind
    measure: Text = Field("", max_length=12)


class RequestIn(Sent):
    """A request to exactly these units."""

    unit_id: Key
    title: Text = Field(min_length=1, max_length=80)
    why: Text = Field(min_length=1, max_length=300)
    due_on: Day
    unit_ids: list[Key] = Field(min_length=1, max_length=2000)
    fields: list[WantedIn] = Field(min_length=1, max_length=policy.MOST_FIELDS)
    minutes: int = Field(policy.MINUTES["data"], ge=1, le=policy.MOST_MINUTES)
    basis: Text = Field("", max_length=120)
    article: Text = Field("", max_length=40)


class ValuesIn(Sent):
    """Answers by field id, as texts: "12", "3.50", "2026-11-20", "yes"."""

    values: dict[str, Annotated[Text, Field(max_length=LONGEST)]] = Field(
        max_length=policy.MOST_FIELDS
    )
