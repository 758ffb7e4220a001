"""What people type in supervision."""

from typing import Any

from django import forms

from qunqiao.people.policy import Reach
from qunqiao.supervision.queries.documents import calling_units


class DateInput(forms.DateInput):
    """A date picker that also takes a typed date."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def offer_bodies(field: Any, reach: Reach) -> None:
    """Let one choose among the bodies for which one may call; where there is one, it is chosen."""
    bodies = calling_units(reach)
    field.queryset = bodies
    field.label_from_instance = lambda unit: unit.name
    first = list(bodies[:2])
    if len(first) == 1:
        field.initial = first[0].pk
        field.widget = field.hidden_widget()
