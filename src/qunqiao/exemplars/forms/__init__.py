"""What people type about exemplars."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qunqiao.exemplars.models import Exemplar
from qunqiao.exemplars.queries.exemplars import (
    evidence_to_choose,
    units_to_adopt,
    units_to_propose,
)
from qunqiao.kit.choosing import SeveralField
from qunqiao.kit.jinja import said
from qunqiao.people.models import Unit
from qunqiao.people.policy import Reach


class UnitForm(forms.Form):
    """Whose practice it is."""

    unit: "forms.ModelChoiceField[Unit]" = forms.ModelChoiceField(
        None, label=_("哪个单位的做法"), empty_label=None
    )

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.queryset = units_to_propose(reach)
        field.label_from_instance = lambda unit: unit.name


class PracticeForm(forms.Form):
    """What was done and what changed; the records that show it are ticked, not typed."""

    title = forms.CharField(label=_("标题"), max_length=80)
    done = forms.CharField(
        label=_("做了什么"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("写具体做法，别的单位照着就能做。不写个人姓名。"),
    )
    changed = forms.CharField(
        label=_("带来什么变化"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    evidence = SeveralField(
        None,
        label=_("用哪些已销号的问题佐证"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("勾选的问题所依据的规则，就是以后衡量别的单位采纳效果的尺子。"),
    )

    def __init__(self, *args: Any, unit: Unit, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["evidence"]
        field.queryset = evidence_to_choose(unit)
        field.label_from_instance = lambda finding: said(finding.says(language))


class ReviewForm(forms.Form):
    """Accepted or not, and why."""

    accepted = forms.ChoiceField(
        label=_("评议结果"),
        choices=[("1", _("认可")), ("0", _("不认可"))],
        widget=forms.RadioSelect,
    )
    opinion = forms.CharField(
        label=_("评议意见"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("会写在典型的页面上。"),
    )


class AdoptForm(forms.Form):
    """Which unit takes it over, and how."""

    unit: "forms.ModelChoiceField[Unit]" = forms.ModelChoiceField(
        None, label=_("采纳的单位"), empty_label=None
    )
    plan = forms.CharField(
        label=_("打算怎么做"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, reach: Reach, exemplar: Exemplar, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.queryset = units_to_adopt(reach, exemplar)
        field.label_from_instance = lambda unit: unit.name
        first = list(field.queryset[:2])
        if len(first) == 1:
            field.initial, field.widget = first[0].pk, field.hidden_widget()
