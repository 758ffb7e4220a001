"""What bodies type about findings and rules: why, from when, until when."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qunqiao.checkups import bridge
from qunqiao.checkups.actions.draft_amendment import LARGEST_BOOK
from qunqiao.checkups.actions.waive_finding import LONGEST_REASON
from qunqiao.kit import clock
from qunqiao.kit.days import DayField
from qunqiao.kit.errors import Refusal


class DateInput(forms.DateInput):
    """A date picker that also takes a typed date."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class _RefusableForm(forms.Form):
    """A form whose refusals stand beside their fields."""

    def refused_by(self, refusal: Refusal) -> None:
        """Put the sentences of ``refusal`` beside the fields they speak of."""
        fields = getattr(refusal, "fields", {})
        for name, sentence in fields.items():
            self.add_error(name if name in self.fields else None, str(sentence))
        if not fields:
            self.add_error(None, str(refusal))


class WaiveForm(_RefusableForm):
    """The reason and the last day of a waiver."""

    reason = forms.CharField(
        label=_("理由"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("写清依据，例如：机构改革期间，省编办批复暂缓换届。该单位和上级都能看到。"),
    )
    until = DayField(
        label=_("豁免到"),
        widget=DateInput,
        help_text=_("这一天之后自动重新计入问题。最长两年。"),
    )


class AmendForm(_RefusableForm):
    """Why the rules are changed, and from which day."""

    reason = forms.CharField(
        label=_("理由"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("写清依据，例如文件名称和文号。变更和理由都留痕。"),
    )
    from_on = DayField(
        label=_("从何时起"),
        widget=DateInput,
        help_text=_("从这一天起的体检按新规则；以前的体检不变。"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["from_on"].initial = clock.today()


class ParametersForm(AmendForm):
    """The parameters of one rule, each as its rulebook has it: a whole number or a text."""

    def __init__(
        self,
        *args: Any,
        defaults: Mapping[str, int | str],
        now: Mapping[str, int | str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.names = list(defaults)
        for name, default in defaults.items():
            kind = forms.CharField if isinstance(default, str) else forms.IntegerField
            told = {"value": default}
            self.fields[f"p_{name}"] = kind(
                label=bridge.parameter_words(name),
                initial=now[name],
                help_text=gettext("规则集里写的是 %(value)s。") % told,
            )
        self.order_fields([*(f"p_{name}" for name in defaults), "reason", "from_on"])

    @property
    def values(self) -> dict[str, int | str]:
        """The parameters as typed."""
        return {name: self.cleaned_data[f"p_{name}"] for name in self.names}


class BookForm(AmendForm):
    """A rulebook as a file; whether it can be used is told with the place and the reason."""

    file = forms.FileField(
        label=_("规则集文件"),
        max_length=200,
        widget=forms.ClearableFileInput(attrs={"accept": ".toml"}),
        help_text=_("TOML 文件，写法见平台自带的规则集。编号与已加用的相同时，换成新的一版。"),
    )
    field_order = ("file", "reason", "from_on")

    def clean_file(self) -> str:
        """The text of the file."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_BOOK:
            raise ValidationError(gettext("文件太大，规则集不会超过 500 KB，请核对。"))
        try:
            return str(file.read().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise ValidationError(
                gettext("文件不是 UTF-8 文本，请另存为 UTF-8 后再上传。")
            ) from error
