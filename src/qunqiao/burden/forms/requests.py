"""What people type to ask units for data, and to answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qunqiao.burden.models import Field, Request
from qunqiao.burden.policy import MINUTES, MOST_FIELDS, MOST_MINUTES
from qunqiao.burden.queries.requests import asking_units, units_to_ask
from qunqiao.burden.queries.values import LONGEST
from qunqiao.burden.queries.wording import field_title
from qunqiao.kit.choosing import SeveralField
from qunqiao.kit.days import DayField
from qunqiao.people.models import Unit
from qunqiao.people.policy import Reach

_DEEPER = "\u2003"


class DateInput(forms.DateInput):
    """A date picker that also takes a typed date."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class RequestForm(forms.Form):
    """Who asks whom for what purpose, on what ground, until when."""

    unit: "forms.ModelChoiceField[Unit]" = forms.ModelChoiceField(
        None, label=_("发起单位"), empty_label=None
    )
    title = forms.CharField(label=_("名称"), max_length=80)
    why = forms.CharField(
        label=_("用途"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("写清拿这些数做什么，填的人看得到。"),
    )
    basis = forms.CharField(
        label=_("法规或文件依据"),
        max_length=120,
        required=False,
        help_text=_("没有就空着，页面上会写明是发起单位的工作需要。"),
    )
    article = forms.CharField(label=_("条款"), max_length=40, required=False)
    parts = SeveralField(
        None,
        label=_("向哪些单位要"),
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=_("可以选几个。"),
    )
    below = forms.BooleanField(label=_("连同所选单位的下级"), required=False)
    due_on = DayField(label=_("截止日期"), widget=DateInput)
    minutes = forms.IntegerField(
        label=_("每个单位约需分钟"),
        min_value=1,
        max_value=MOST_MINUTES,
        initial=MINUTES["data"],
        help_text=_("自己试填一遍再估。填的人以后可以说实际用了多少。"),
    )

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = asking_units(reach)
        unit, parts = _choosing(self.fields["unit"]), _choosing(self.fields["parts"])
        unit.queryset = bodies
        unit.label_from_instance = lambda one: one.name
        parts.queryset = units_to_ask(reach)
        parts.label_from_instance = lambda one: f"{_DEEPER * (one.depth - 1)}{one.name}"
        first = list(bodies[:2])
        if len(first) == 1:
            unit.initial, unit.widget = first[0].pk, unit.hidden_widget()


def _choosing(field: Any) -> Any:
    return field


class WantedForm(forms.Form):
    """One thing to ask for; an empty row is no thing."""

    name = forms.CharField(label=_("项目"), max_length=60, required=False)
    kind = forms.ChoiceField(
        label=_("类型"), choices=Field.Kind.choices, initial=Field.Kind.NUMBER.value, required=False
    )
    measure = forms.CharField(label=_("计量单位"), max_length=12, required=False)


WantedRows = forms.formset_factory(
    WantedForm, extra=6, max_num=MOST_FIELDS, absolute_max=MOST_FIELDS, validate_max=True
)


class AnswerForm(forms.Form):
    """A unit's answers; everything may stay blank."""

    def __init__(self, *args: Any, request: Request, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in request.fields.all():
            self.fields[f"field_{field.pk}"] = _input(field)

    @property
    def values(self) -> dict[int, str]:
        """What was typed, by field id."""
        return {
            int(name.removeprefix("field_")): str(value)
            for name, value in self.cleaned_data.items()
        }


def _input(field: Field) -> forms.Field:
    label = field_title(field)
    if field.kind == Field.Kind.YES_NO:
        choices = [("", _("不清楚")), ("yes", _("是")), ("no", _("否"))]
        return forms.ChoiceField(label=label, choices=choices, required=False)
    widget: forms.Widget = forms.TextInput()
    if field.kind in (Field.Kind.NUMBER, Field.Kind.AMOUNT):
        widget = forms.TextInput(attrs={"inputmode": "decimal"})
    if field.kind == Field.Kind.DATE:
        widget = DateInput()
    return forms.CharField(label=label, max_length=LONGEST, required=False, widget=widget)


class MinutesForm(forms.Form):
    """How long it took; one of a few buttons, or a number."""

    minutes = forms.IntegerField(label=_("分钟"), min_value=1, max_value=MOST_MINUTES)
