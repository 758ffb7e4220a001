"""What a visitor types, in under a minute."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from qunqiao.kit.days import DayField
from qunqiao.kit.errors import Invalid
from qunqiao.kit.photos import LARGEST, Picture, TooLarge, stripped
from qunqiao.needs.models import Need
from qunqiao.people.models import Unit
from qunqiao.people.policy import Reach
from qunqiao.visits.actions.note_visit import Met, Noted
from qunqiao.visits.models import HEARD_LENGTH, MOST_COMPANIONS, MOST_MET
from qunqiao.visits.queries import units_to_visit, untold_at

MOST_DIFFICULTIES, DIFFICULTY_LENGTH = 10, 300
OWNERS = (("unit", _("走访的单位")), ("mine", _("我所在的单位")))


class DateInput(forms.DateInput):
    """A date picker that also takes a typed date."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def _number(label: Any, most: int) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"inputmode": "numeric", "min": 0, "max": most})
    return forms.IntegerField(
        label=label, min_value=0, max_value=most, required=False, widget=widget
    )


class VisitForm(forms.Form):
    """A visit; the day and, where there is one, the unit are filled in."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    unit = forms.ChoiceField(label=_("去了哪个单位"))
    visited_on = DayField(label=_("哪一天"), widget=DateInput)
    workers = _number(_("见到职工"), MOST_MET)
    officers = _number(_("见到干部"), MOST_MET)
    companions = _number(_("同行人数"), MOST_COMPANIONS)
    heard = forms.CharField(
        label=_("听到什么"),
        max_length=HEARD_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("一两句就够，不写群众的姓名。"),
    )
    difficulties = forms.CharField(
        label=_("要解决的困难"),
        required=False,
        max_length=MOST_DIFFICULTIES * (DIFFICULTY_LENGTH + 2),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("一行一件。每件都会有人办，办好了提醒您告知。"),
    )
    owner = forms.ChoiceField(
        label=_("困难先交给谁办"), choices=OWNERS, initial="unit", widget=forms.RadioSelect
    )
    told = forms.MultipleChoiceField(
        label=_("这次当面告知了哪些答复"), required=False, widget=forms.CheckboxSelectMultiple
    )
    photo = forms.FileField(
        label=_("照片"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        help_text=_("不要求拍照。上传的照片会去掉位置、时间和机型。"),
    )

    def __init__(
        self, *args: Any, reach: Reach, today: date, asked: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.reach = reach
        typed = str(self.data.get("unit", "")) if self.is_bound else asked
        self.units = {str(one.pk): one for one in units_to_visit(reach, typed)}
        self.untold = {str(one.pk): one for one in untold_at(reach, self.units.values())}
        choices = [(pk, one.name) for pk, one in self.units.items()]
        # With several, none is chosen beforehand: a visit to the wrong unit looks like any other.
        self._offer("unit", choices if len(choices) == 1 else [("", _("请选择")), *choices])
        self._offer("told", [(pk, _answered(one)) for pk, one in self.untold.items()])
        if not self.untold:
            del self.fields["told"]
        if not (reach.person and reach.person.unit and str(reach.person.unit_id) in self.units):
            self.fields["owner"].widget = forms.HiddenInput()
        self.initial.update(key=uuid.uuid4(), visited_on=today, owner="unit")
        if asked in self.units:
            self.initial["unit"] = asked

    def _offer(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    def clean_difficulties(self) -> Sequence[str]:
        """One for each line with something on it."""
        lines = [line.strip() for line in self.cleaned_data["difficulties"].splitlines()]
        found = [line for line in lines if line]
        if len(found) > MOST_DIFFICULTIES:
            said = ngettext("一次最多记 %(n)d 件。", "一次最多记 %(n)d 件。", MOST_DIFFICULTIES)
            raise ValidationError(said % {"n": MOST_DIFFICULTIES})
        if any(len(line) > DIFFICULTY_LENGTH for line in found):
            said = gettext("每件最多 %(n)d 个字，请分成几行或写短些。")
            raise ValidationError(said % {"n": DIFFICULTY_LENGTH})
        return found

    def clean_photo(self) -> Picture | None:
        """The picture alone."""
        sent = self.cleaned_data["photo"]
        if sent is None:
            return None
        try:
            if sent.size > LARGEST:
                raise TooLarge
            return stripped(sent.read())
        except Invalid as refusal:
            raise ValidationError(str(refusal)) from None

    def noted(self) -> Noted:
        """What was typed, for the action."""
        typed = self.cleaned_data
        unit = self.units[typed["unit"]]
        mine = typed["owner"] == "mine" and self.reach.person is not None
        return Noted(
            key=typed["key"],
            unit=unit,
            visited_on=typed["visited_on"],
            met=Met(typed["workers"] or 0, typed["officers"] or 0, typed["companions"] or 0),
            heard=typed["heard"],
            difficulties=typed["difficulties"],
            owner=self._own_unit(unit) if mine else unit,
            told=[self.untold[pk] for pk in typed.get("told", [])],
            picture=typed["photo"],
        )

    def _own_unit(self, unit: Unit) -> Unit:
        person = self.reach.person
        return self.units.get(str(person.unit_id), unit) if person else unit


def _answered(need: Need) -> str:
    words = {"unit": need.about.name if need.about else "", "text": need.text[:40]}
    return gettext("%(unit)s：%(text)s") % words
