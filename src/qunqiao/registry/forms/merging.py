"""What a person chooses when two records are one: which stays, and which values count."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qunqiao.kit.jinja import day
from qunqiao.people.models import Person
from qunqiao.people.policy import Reach
from qunqiao.people.queries import person_numbered
from qunqiao.registry.models import Duplicate
from qunqiao.registry.queries.merging import PRIVATE, Choices
from qunqiao.registry.queries.merging.values import Difference

SIDES = ("one", "other")


class MergeForm(forms.Form):
    """The record that stays, and for each field in which the two differ, whose value counts."""

    kept = forms.ChoiceField(
        label=_("留下哪一条"),
        widget=forms.RadioSelect,
        help_text=_("另一条不再出现在名单里；用它的工号仍能找到此人。"),
    )

    def __init__(
        self, *args: Any, duplicate: Duplicate, told: Iterable[Difference], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.duplicate = duplicate
        pair = {"one": duplicate.one, "other": duplicate.other}
        words = gettext("%(name)s，工号 %(number)s")
        self.fields["kept"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (side, words % {"name": person.name, "number": person.staff_number})
            for side, person in pair.items()
        ]
        for difference in told:
            if not difference.same:
                self.fields[difference.field] = forms.ChoiceField(
                    label=str(difference.label),
                    widget=forms.RadioSelect,
                    choices=[(side, _said(getattr(difference, side))) for side in SIDES],
                )

    def kept_and_choices(self) -> tuple[Person, Choices]:
        """The record that stays, and what it takes from the other."""
        kept = self.cleaned_data["kept"]
        taken = {
            name for name, side in self.cleaned_data.items() if name != "kept" and side != kept
        }
        private = frozenset(taken & set(PRIVATE))
        return getattr(self.duplicate, kept), Choices(frozenset(taken) - private, private)


def _said(value: Any) -> str:
    shown = day(value) if isinstance(value, date) else str(value or "")
    return shown or gettext("未填")


class PairForm(forms.Form):
    """Two staff numbers that somebody believes to be one person's."""

    first = forms.CharField(label=_("一个工号"), max_length=40)
    second = forms.CharField(label=_("另一个工号"), max_length=40)

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reach = reach

    def clean_first(self) -> Person:
        """The visible person with this number."""
        return self._person("first")

    def clean_second(self) -> Person:
        """The visible person with this number."""
        return self._person("second")

    def _person(self, name: str) -> Person:
        number = self.cleaned_data[name].strip()
        person = person_numbered(self.reach, number)
        if person is None:
            raise ValidationError(
                gettext("您的范围内没有工号为“%(number)s”的在职人员，请核对。"),
                params={"number": number},
            )
        return person
