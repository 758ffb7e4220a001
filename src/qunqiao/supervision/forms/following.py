"""What people type once a task is sent."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qunqiao.kit.days import DayField
from qunqiao.people.policy import Reach
from qunqiao.supervision.forms import DateInput
from qunqiao.supervision.queries.evidence import Shown, shown_as


class RelayForm(forms.Form):
    """When and where it was passed on; both are filled in already."""

    passed_on = DayField(label=_("传达日期"), widget=DateInput)
    passed_at = forms.CharField(label=_("传达会议"), max_length=120)


class MeasureForm(forms.Form):
    """What will be done, and by when."""

    what = forms.CharField(
        label=_("措施"), max_length=300, help_text=_("写具体做什么，不用写表态的话。")
    )
    by_on = DayField(label=_("何时完成"), widget=DateInput)


class EvidenceForm(forms.Form):
    """A record that shows it: of the registry, of a check-up, or a document."""

    record = forms.CharField(
        label=_("哪条记录"),
        max_length=200,
        help_text=_("粘贴组织、体检问题或督导文件的网址，不用上传照片和表格。"),
    )
    says = forms.CharField(label=_("说明什么"), max_length=200)

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reach = reach

    def clean_record(self) -> Shown:
        """The record at this address, which one may open."""
        found = shown_as(self.reach, self.cleaned_data["record"])
        if found is None:
            raise ValidationError(
                gettext("这不是您能打开的组织、体检问题或督导文件的网址，请核对。")
            )
        return found


class ExtensionForm(forms.Form):
    """More time, and why."""

    until = DayField(label=_("延到"), widget=DateInput)
    reason = forms.CharField(
        label=_("理由"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )


class AnswerForm(forms.Form):
    """The answer to an extension."""

    answer = forms.CharField(
        label=_("答复理由"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    granted = forms.ChoiceField(choices=(("1", _("同意")), ("0", _("不同意"))))
