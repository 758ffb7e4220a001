"""What people type to correct what was sent."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qunqiao.people.models import Unit
from qunqiao.people.policy import Reach
from qunqiao.supervision.forms.tasks import indented
from qunqiao.supervision.queries.tasks import units_to_choose

_WHY = _("会留痕，有关单位能看到改过什么、为什么改。")


def _reason() -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(label=_("更正理由"), max_length=300, widget=area, help_text=_WHY)


class TaskCorrectionForm(forms.Form):
    """The words and the verifier as they should have been."""

    what = forms.CharField(label=_("任务"), max_length=200)
    verifier: "forms.ModelChoiceField[Unit]" = forms.ModelChoiceField(
        None, label=_("由谁核验"), empty_label=None
    )
    reason = _reason()

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["verifier"]
        field.queryset = units_to_choose(reach)
        field.label_from_instance = indented


class MeetingCorrectionForm(forms.Form):
    """Title, place and host as they should have been."""

    title = forms.CharField(label=_("会议名称"), max_length=120)
    place = forms.CharField(label=_("地点"), max_length=80, required=False)
    host = forms.CharField(label=_("主持人"), max_length=60, required=False)
    reason = _reason()
