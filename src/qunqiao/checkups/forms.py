"""What bodies type about findings: why one is waived, and until when."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qunqiao.checkups.actions.waive_finding import LONGEST_REASON


class DateInput(forms.DateInput):
    """A date picker that also takes a typed date."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class WaiveForm(forms.Form):
    """The reason and the last day of a waiver."""

    reason = forms.CharField(
        label=_("理由"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("写清依据，例如：机构改革期间，省编办批复暂缓换届。该单位和上级都能看到。"),
    )
    until = forms.DateField(
        label=_("豁免到"),
        widget=DateInput,
        help_text=_("这一天之后自动重新计入问题。最长两年。"),
    )

    def refused_by(self, fields: dict[str, Any]) -> None:
        """Put the sentences of a refusal beside the fields they speak of."""
        for name, sentence in fields.items():
            self.add_error(name if name in self.fields else None, str(sentence))
