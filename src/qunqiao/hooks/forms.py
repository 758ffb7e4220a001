"""What a person says about a program to be told."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qunqiao.hooks.bridge import target_of
from qunqiao.hooks.errors import UnfitAddress
from qunqiao.people.models import Unit
from qunqiao.people.policy import OVERSEERS, Reach
from qunqiao.people.queries import unit_coded

EVENT_CHOICES = (
    ("registry.intake", _("报表：上传、写入、撤销")),
    ("registry.transfer", _("会籍转接：提出、同意、不同意")),
    ("registry.merge", _("重复人员：合并、撤销合并")),
    ("people.unit", _("单位：调整隶属、撤销")),
    ("people.seat", _("职责：授予、收回")),
    ("checkups.checkup", _("体检：发起、完成")),
)


class HookForm(forms.Form):
    """Where, of what, and of which units."""

    name = forms.CharField(
        label=_("名称"), max_length=60, help_text=_("自己认得出来就行，例如：办公系统。")
    )
    url = forms.CharField(
        label=_("接收地址"),
        max_length=300,
        help_text=_("对方系统提供的 https:// 地址。"),
        widget=forms.TextInput(attrs={"inputmode": "url", "spellcheck": "false"}),
    )
    unit = forms.CharField(
        label=_("单位编号"), max_length=40, help_text=_("只通知这个单位和它的下级单位的事。")
    )
    events = forms.MultipleChoiceField(
        label=_("通知哪些事"), choices=EVENT_CHOICES, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reach = reach

    def clean_unit(self) -> Unit:
        """The open unit with this code, which one oversees."""
        code = self.cleaned_data["unit"].strip()
        unit = unit_coded(self.reach, code, OVERSEERS)
        if unit is None:
            raise ValidationError(
                gettext("您的范围内没有编号为“%(code)s”的单位，请核对。"), params={"code": code}
            )
        return unit

    def clean_url(self) -> str:
        """An address that something may be sent to."""
        url: str = self.cleaned_data["url"].strip()
        try:
            target_of(url)
        except UnfitAddress as refusal:
            raise ValidationError(str(refusal)) from refusal
        return url
