"""What people write to us, and what we write back."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qunqiao.people.models import Unit
from qunqiao.people.policy import Reach
from qunqiao.voice.models import ANSWER_LENGTH, CONTACT_LENGTH, PAGE_LENGTH, TEXT_LENGTH
from qunqiao.voice.queries import unit_to_hand_to


class ComplaintForm(forms.Form):
    """The text, and only what the writer wants to add to it."""

    text = forms.CharField(
        label=_("要说的事"),
        max_length=TEXT_LENGTH,
        min_length=5,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("时间、地点、经过和希望怎么解决，写清楚就好，最多 2000 字。"),
    )
    page = forms.CharField(
        label=_("来自哪个页面"),
        max_length=PAGE_LENGTH,
        required=False,
        help_text=_("帮助我们找到问题；不想留就清空。"),
    )
    contact = forms.CharField(
        label=_("怎么联系您"),
        max_length=CONTACT_LENGTH,
        required=False,
        help_text=_("不留也能办，凭回执码看答复。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    to_my_unit = forms.BooleanField(label=_("让本单位群团组织处理"), required=False)
    # Hidden from people; what fills it in is a machine.
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1"}))

    def __init__(self, *args: Any, unit: Unit | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if unit is None:
            del self.fields["to_my_unit"]
        else:
            self.fields["to_my_unit"].help_text = _(
                "不勾选时由主管部门处理，您的单位看不到。勾选后只记下单位，不记您的姓名。"
            )

    @property
    def by_machine(self) -> bool:
        """Whether the field people do not see was filled in."""
        return bool(self.data.get("website"))


class ReceiptForm(forms.Form):
    """The receipt code."""

    code = forms.CharField(
        label=_("回执码"),
        max_length=40,
        help_text=_("四组字母和数字，大小写、横线都不要紧。"),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class AnswerForm(forms.Form):
    """The answer."""

    answer = forms.CharField(
        label=_("答复"),
        max_length=ANSWER_LENGTH,
        min_length=2,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("写明查到了什么、怎么办、什么时候办完。对方凭回执码看到全文。"),
    )


class HandForm(forms.Form):
    """The unit that shall deal with it."""

    unit = forms.CharField(label=_("交给哪个单位（单位编号）"), max_length=40)

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reach = reach

    def clean_unit(self) -> Unit:
        """The open unit with this code."""
        code = self.cleaned_data["unit"].strip()
        unit = unit_to_hand_to(self.reach, code)
        if unit is None:
            raise ValidationError(
                gettext("没有编号为“%(code)s”的在用单位，请核对。"), params={"code": code}
            )
        return unit
