"""What people type when they order rectification, and when they verify."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from qunqiao.checkups.models import Finding
from qunqiao.kit.addresses import number_of
from qunqiao.kit.days import DayField
from qunqiao.people.models import Unit
from qunqiao.supervision.forms import DateInput
from qunqiao.supervision.models import Task
from qunqiao.supervision.policy.rectifying import MOST_FINDINGS, due_days
from qunqiao.supervision.queries.letter_words import Words

LONGEST_WORDS, LONGEST_NOTE = 1000, 500
_DUE = {
    Finding.Severity.HIGH: _("严重的问题，完成期限"),
    Finding.Severity.MEDIUM: _("较重的问题，完成期限"),
    Finding.Severity.LOW: _("轻微的问题，完成期限"),
}


def chosen_ids(typed: str) -> list[int] | None:
    """The ids in a list written with commas; None where it is no such list, or too long a one."""
    ids = [number_of(part.strip()) for part in typed.split(",") if part.strip()]
    known = [one for one in ids if one is not None]
    return known if len(known) == len(ids) <= MOST_FINDINGS else None


class RectifyForm(forms.Form):
    """When the findings are due, by their severity, and the words around them in the letters."""

    def __init__(
        self,
        *args: Any,
        severities: Sequence[str],
        units: Sequence[Unit],
        words: Words,
        on: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.severities, self.units, self.on = severities, units, on
        self.due = due_days(on)
        for severity, label in _DUE.items():
            if severity in severities:
                self.fields[f"due_{severity}"] = DayField(
                    label=label, widget=DateInput(), initial=self.due[severity]
                )
        self.fields["opening"] = _long(_("通知书开头"), words.opening)
        self.fields["closing"] = _long(_("通知书结尾"), words.closing)
        for unit in units:
            self.fields[f"note_{unit.pk}"] = forms.CharField(
                label=gettext("另给%(unit)s的说明") % {"unit": unit.name},
                required=False,
                max_length=LONGEST_NOTE,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def clean(self) -> dict[str, Any]:
        """Nothing is due before today."""
        cleaned = super().clean() or self.cleaned_data
        for severity in self.severities:
            due = cleaned.get(f"due_{severity}")
            if due and due < self.on:
                raise ValidationError({f"due_{severity}": gettext("完成期限不能早于今天。")})
        return cleaned

    @property
    def dues(self) -> Mapping[str, date]:
        """The day for each severity, as typed, else as the house has it."""
        typed = {s: self.cleaned_data.get(f"due_{s}") for s in self.severities}
        return {**self.due, **{s: day for s, day in typed.items() if day}}

    @property
    def words(self) -> Words:
        """The words as typed."""
        notes = {unit.pk: self.cleaned_data[f"note_{unit.pk}"] for unit in self.units}
        typed = self.cleaned_data
        return Words(_lines(typed["opening"]), _lines(typed["closing"]), notes)


def _lines(typed: str) -> str:
    return typed.replace("\r\n", "\n")


def _long(label: Any, initial: str) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, initial=initial, max_length=LONGEST_WORDS, widget=area)


class VerdictForm(forms.Form):
    """What the verifier found, and what follows."""

    reason = forms.CharField(
        label=_("核验说明"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("看了什么、情况怎样。退回的写明还缺什么，牵头单位能看到。"),
    )
    done = forms.ChoiceField(
        choices=(("1", _("核验通过，销号")), ("0", pgettext_lazy("核验", "退回")))
    )


class WithdrawalForm(forms.Form):
    """Which tasks of a letter are taken back, and why; ``chosen`` is ticked, all are without it."""

    tasks = forms.MultipleChoiceField(
        label=_("撤回哪几项"), widget=forms.CheckboxSelectMultiple, choices=()
    )
    reason = forms.CharField(
        label=_("撤回理由"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("错在哪里，例如发错单位、依据的记录有误。单位能看到。"),
    )

    def __init__(
        self, *args: Any, tasks: Sequence[Task], chosen: int | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["tasks"]
        field.choices = [(str(one.pk), one.what) for one in tasks]
        one = [str(pk) for pk in (chosen,) if pk in {task.pk for task in tasks}]
        field.initial = one or [key for key, _what in field.choices]

    @property
    def task_ids(self) -> list[int]:
        """The ids of the tasks as ticked."""
        return [int(one) for one in self.cleaned_data["tasks"]]
