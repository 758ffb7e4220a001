"""A choice of several rows in a form that no number can break."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

# A key is a whole number of at most 63 bits; Django looks for one alone, but not for several, with care.
_MOST_DIGITS = 18


class SeveralField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # not subscriptable at run time
    """Several rows; a key longer than any is no choice, where a database would raise."""

    def clean(self, value: Any) -> Any:
        """The rows chosen."""
        for one in value or ():
            if len(str(one)) > _MOST_DIGITS:
                raise ValidationError(
                    self.error_messages["invalid_choice"],
                    code="invalid_choice",
                    params={"value": str(one)[:20]},
                )
        return super().clean(value)
