"""What the registry's endpoints are asked: by whom, for which day, within which units."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Field

from qunqiao.kit.endpoints import Asked, AskedOn, Rows, Text
from qunqiao.kit.errors import require
from qunqiao.people.pages import reach_in
from qunqiao.people.policy import Reach
from qunqiao.people.queries import the_unit
from qunqiao.registry.policy.reading import may_read_registry

Inside = Annotated[int | None, Field(description="Only this unit and all below it, by id.")]
Containing = Annotated[
    Text | None, Field(max_length=100, description="Only with this in the text.")
]


class ListAsked(Asked, AskedOn):
    """What every list of the registry may be asked."""

    unit: Inside = None
    text: Containing = None


def reader(request: HttpRequest, day: date) -> Reach:
    """The reach of whoever asks for ``day``; refuses who has no duty over any unit."""
    reach = reach_in(request)
    require(may_read_registry(reach))
    request.as_of = day  # type: ignore[attr-defined]  # read by answers.day_of
    return reach


def inside(reach: Reach, rows: Rows, unit_id: int | None, path_field: str) -> Rows:
    """``rows`` in a unit and all below it; ``NotFound`` for one the reader may not see."""
    if unit_id is None:
        return rows
    return rows.filter(**{f"{path_field}__begins": the_unit(reach, unit_id).path})
