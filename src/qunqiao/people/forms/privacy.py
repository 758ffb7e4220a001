"""What is typed about a person's own data: a number, the reason for reading one, the ground of an erasure."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qunqiao.people.actions.read_private import SHORTEST
from qunqiao.people.bridge.numbers import holds_a_number
from qunqiao.people.models import ErasureBasis, PrivateDetail, ReadingPurpose

_HELP = {
    PrivateDetail.Kind.ID_NUMBER: _("18 位；一代身份证的 15 位也可以。"),
    PrivateDetail.Kind.PHONE: _("手机号码；固定电话请带区号。"),
}


class NumberForm(forms.Form):
    """A number, and, once it was doubted, a tick that somebody looked at the card."""

    number = forms.CharField(
        max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
    )
    sure = forms.BooleanField(label=_("已核对证件，号码确实如此"), required=False)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].label = PrivateDetail.Kind(kind).label
        self.fields["number"].help_text = _HELP[PrivateDetail.Kind(kind)]


class ReadingForm(forms.Form):
    """What a full number is read for."""

    purpose = forms.ChoiceField(
        label=_("用途"),
        widget=forms.RadioSelect,
        choices=[one for one in ReadingPurpose.choices if one[0] != ReadingPurpose.OWN],
    )
    reason = forms.CharField(
        label=_("查看事由"),
        max_length=100,
        min_length=SHORTEST,
        help_text=_("本人会看到这句话。请写清办什么事，不要写号码。"),
        error_messages={"min_length": _("请至少写四个字。")},
    )

    def clean_reason(self) -> str:
        """The reason, without a number in it: the trail keeps the reason for years."""
        reason = str(self.cleaned_data["reason"])
        if holds_a_number(reason):
            raise ValidationError(gettext("事由会长期保留，请去掉里面的号码。"))
        return reason


class ErasureForm(forms.Form):
    """On what ground a person is erased."""

    basis = forms.ChoiceField(
        label=_("删除的理由"), widget=forms.RadioSelect, choices=ErasureBasis.choices
    )
