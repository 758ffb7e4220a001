"""What people type about self-inspections."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qunqiao.kit.days import DayField
from qunqiao.people.models import Unit
from qunqiao.people.policy import Reach
from qunqiao.supervision.actions.answer_sheet import Said
from qunqiao.supervision.forms import DateInput, offer_bodies
from qunqiao.supervision.forms.tasks import indented
from qunqiao.supervision.models import Concern, Item
from qunqiao.supervision.policy.inspecting import MOST_PROBLEMS
from qunqiao.supervision.queries.inspecting import Asked
from qunqiao.supervision.queries.inspection_words import (
    LONGEST,
    MEANINGS,
    suggested_grounds,
    suggested_plan,
)
from qunqiao.supervision.queries.tasks import units_to_choose


class InspectionForm(forms.Form):
    """Which problems, to whom, by when."""

    title = forms.CharField(label=_("名称"), max_length=120)
    items = forms.MultipleChoiceField(
        label=_("材料点到的问题"), required=False, widget=forms.CheckboxSelectMultiple
    )
    tendencies = forms.MultipleChoiceField(
        label=_("四种倾向"), required=False, widget=forms.CheckboxSelectMultiple
    )
    branch: "forms.ModelChoiceField[Unit]" = forms.ModelChoiceField(
        None, label=_("发给哪个范围"), empty_label=None
    )
    below = forms.BooleanField(
        label=_("一直发到最下级"),
        required=False,
        help_text=_("不勾，只发给所选单位和它的直接下级。"),
    )
    due_on = DayField(label=_("填报期限"), widget=DateInput)
    unit: "forms.ModelChoiceField[Unit]" = forms.ModelChoiceField(
        None, label=_("由哪个单位督办"), empty_label=None
    )

    def __init__(
        self, *args: Any, reach: Reach, items: Sequence[Item], on: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        offer_bodies(self.fields["unit"], reach)
        branch: Any = self.fields["branch"]
        branch.queryset = units_to_choose(reach)
        branch.label_from_instance = indented
        offered: Any = self.fields["items"]
        offered.choices = [(str(one.pk), one.headline) for one in items]
        if not items:
            del self.fields["items"]
        tendencies: Any = self.fields["tendencies"]
        means = [(one.value, one.label, MEANINGS[one]) for one in Concern.Tendency]
        words = _("%(label)s：%(means)s")
        tendencies.choices = [
            (value, words % {"label": label, "means": said}) for value, label, said in means
        ]

    def clean(self) -> dict[str, Any]:
        """Something is asked, not too much, and not by a day that is past."""
        cleaned = super().clean() or self.cleaned_data
        chosen = [*cleaned.get("items", ()), *cleaned.get("tendencies", ())]
        if not chosen:
            raise ValidationError(gettext("请至少选一个问题。"))
        if len(chosen) > MOST_PROBLEMS:
            sentence = gettext("一次最多问 %(most)d 个问题，请分几次。")
            raise ValidationError(sentence, params={"most": MOST_PROBLEMS})
        due = cleaned.get("due_on")
        if due and due < self.on:
            raise ValidationError({"due_on": gettext("填报期限不能早于今天。")})
        return cleaned


class SheetForm(forms.Form):
    """Of each problem whether it is the unit's own, on what grounds, and what will be done.

    What data shows is filled in already; a unit that agrees has only to look and to send it.
    """

    def __init__(
        self,
        *args: Any,
        lines: Sequence[Asked],
        language: str,
        plan: timedelta,
        on: date,
        **kw: Any,
    ) -> None:
        super().__init__(*args, **kw)
        self.lines, self.on = lines, on
        for line in lines:
            pk = line.concern.pk
            shown = "1" if line.findings else "0" if line.concern.data_tells else None
            self.fields[f"ours_{pk}"] = forms.ChoiceField(
                label=_("本单位有没有"),
                choices=(("1", _("有")), ("0", _("没有"))),
                widget=forms.RadioSelect,
                initial=shown,
            )
            self.fields[f"grounds_{pk}"] = forms.CharField(
                label=_("依据"),
                max_length=LONGEST,
                initial=suggested_grounds(line, language),
                required=bool(line.findings),
                widget=forms.Textarea(attrs={"rows": 3 if line.findings else 1}),
            )
            if not line.covered:
                self.fields[f"what_{pk}"] = forms.CharField(
                    label=_("有的，做什么"),
                    max_length=300,
                    required=False,
                    initial=suggested_plan(line, language),
                )
                self.fields[f"by_{pk}"] = DayField(
                    label=_("什么时候做完"), required=False, widget=DateInput(), initial=on + plan
                )

    def clean(self) -> dict[str, Any]:
        """What is theirs has a plan, from today on."""
        cleaned = super().clean() or self.cleaned_data
        for line in self.lines:
            pk = line.concern.pk
            if cleaned.get(f"ours_{pk}") != "1":
                continue
            if not cleaned.get(f"grounds_{pk}") and f"grounds_{pk}" not in self.errors:
                self.add_error(f"grounds_{pk}", gettext("写一句依据。"))
            if line.covered:
                continue
            if not cleaned.get(f"what_{pk}") and f"what_{pk}" not in self.errors:
                self.add_error(f"what_{pk}", gettext("写一句要做什么。"))
            by = cleaned.get(f"by_{pk}")
            if (by is None or by < self.on) and f"by_{pk}" not in self.errors:
                self.add_error(f"by_{pk}", gettext("写今天或者以后的一天。"))
        return cleaned

    @property
    def said(self) -> dict[int, Said]:
        """The answers as typed."""
        typed = self.cleaned_data
        return {
            pk: Said(
                typed[f"ours_{pk}"] == "1",
                typed[f"grounds_{pk}"],
                typed.get(f"what_{pk}") or "",
                typed.get(f"by_{pk}"),
            )
            for pk in (line.concern.pk for line in self.lines)
        }
