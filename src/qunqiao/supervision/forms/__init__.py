"""What people type in supervision."""

from django import forms


class DateInput(forms.DateInput):
    """A date picker that also takes a typed date."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")
