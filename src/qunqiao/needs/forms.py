"""What people write to us, and what is written back."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qunqiao.needs import policy
from qunqiao.needs.errors import GoesToWhomItIsAbout, SameOwner
from qunqiao.needs.models import (
    ANSWER_LENGTH,
    CONTACT_LENGTH,
    PAGE_LENGTH,
    PLACE_LENGTH,
    REASON_LENGTH,
    TEXT_LENGTH,
    Need,
)
from qunqiao.needs.queries import unit_to_pass_to
from qunqiao.people.models import Unit
from qunqiao.people.policy import Reach


class ComplaintForm(forms.Form):
    """The text, and only what the writer wants to add to it."""

    kind = forms.ChoiceField(
        label=_("哪一类"),
        choices=Need.Kind.choices,
        initial=Need.Kind.OTHER.value,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("要说的事"),
        max_length=TEXT_LENGTH,
        min_length=5,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("时间、地点、经过和希望怎么解决，写清楚就好，最多 2000 字。"),
    )
    place = forms.CharField(
        label=_("反映哪个单位"),
        max_length=PLACE_LENGTH,
        required=False,
        help_text=_(
            "写单位全称。反映某个单位的，由它的上级办理，不会交给它自己；不写的，由主管部门办理。"
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    contact = forms.CharField(
        label=_("怎么联系您"),
        max_length=CONTACT_LENGTH,
        required=False,
        help_text=_("不留也能办，凭回执码看答复。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    page = forms.CharField(
        label=_("来自哪个页面"),
        max_length=PAGE_LENGTH,
        required=False,
        help_text=_("帮助我们找到问题；不想留就清空。"),
    )
    in_portal = forms.BooleanField(
        label=_("登录后也能在“我的诉求”里看答复"),
        required=False,
        help_text=_("不勾选就只凭回执码。勾选后平台会记住是您提的，办理的人看不到您是谁。"),
    )
    # Hidden from people; what fills it in is a machine.
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1"}))

    def __init__(self, *args: Any, known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not known:
            del self.fields["in_portal"]

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


class AddForm(forms.Form):
    """What whoever raised it still wants to say."""

    text = forms.CharField(
        label=_("补充情况"),
        max_length=ANSWER_LENGTH,
        min_length=2,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("只能补充一次。已经答复的，补充后会再答复您。"),
    )


class AnswerForm(forms.Form):
    """The answer."""

    answer = forms.CharField(
        label=_("答复"),
        max_length=ANSWER_LENGTH,
        min_length=2,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("写明查到了什么、怎么办、什么时候办完。反映人会看到全文。"),
    )


class TellForm(forms.Form):
    """How whoever raised it was told."""

    how = forms.CharField(
        label=_("怎么告知的"),
        max_length=REASON_LENGTH,
        help_text=_("如“再次走访时当面告知”，不用写对方是谁。"),
    )


class PassForm(forms.Form):
    """The unit that shall see to it, and why."""

    unit = forms.CharField(label=_("交给哪个单位"), max_length=PLACE_LENGTH)
    reason = forms.CharField(
        label=_("转交理由"),
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self, *args: Any, reach: Reach, need: Need, above: Unit | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.reach, self.need = reach, need
        self.fields["unit"].help_text = (
            gettext("填单位名称、简称或编号：您负责的单位，或上级“%(unit)s”。")
            % {"unit": above.name}
            if above is not None
            else gettext("填您负责的单位的名称、简称或编号。")
        )

    def clean_unit(self) -> Unit:
        """The unit of this name or code to which it may go."""
        words = self.cleaned_data["unit"].strip()
        unit = unit_to_pass_to(self.reach, self.need, words)
        if unit is None:
            raise ValidationError(
                gettext("您能转交的单位里没有“%(words)s”，请核对。"), params={"words": words}
            )
        if unit.pk == self.need.owner_id:
            raise ValidationError(str(SameOwner()))
        if not policy.may_go_to(self.need, unit):
            raise ValidationError(str(GoesToWhomItIsAbout()))
        return unit
