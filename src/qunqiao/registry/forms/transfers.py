"""What officers type about transfers: whom, where to, when, and why not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from qunqiao.kit.days import DayField
from qunqiao.kit.errors import Sentence
from qunqiao.registry.errors import NotTheSameKind
from qunqiao.registry.models import Membership, Organisation, Transfer
from qunqiao.registry.queries.transfers import (
    members_numbered,
    membership_to_take_in,
    obstacle,
    organisation_to_choose,
)

MOST = 300
# Whatever stands between numbers: lines, blanks, commas and semicolons, also the Chinese ones.
_BETWEEN = re.compile(r"[^\w./-]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One staff number that was typed: whose it is, and what stands in the way, if anything."""

    number: str
    membership: Membership | None
    refusal: Sentence = ""


class DateInput(forms.DateInput):
    """A date picker that also takes a typed date."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class NoteForm(forms.Form):
    """What either side may add to a request."""

    note = forms.CharField(
        label=_("说明"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("例如：因部门整体划转。对方能看到。"),
    )

    def __init__(self, *args: Any, organisation: Organisation, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation, self.day = organisation, day


class ToForm(NoteForm):
    """Where a membership of ``organisation`` shall go: another organisation of the same kind."""

    to = forms.CharField(
        label=_("转入组织"),
        max_length=120,
        help_text=_("填组织编号，或者一字不差的组织名称。"),
    )
    field_order: tuple[str, ...] = ("to", "note")

    def clean_to(self) -> Organisation:
        """The organisation with this code or name, of the same kind."""
        asked = self.cleaned_data["to"].strip()
        found = organisation_to_choose(asked, self.organisation.kind, self.day)
        if found is None:
            raise ValidationError(
                gettext(
                    "没有编号或名称正是“%(to)s”的%(kind)s组织。请核对；有几个组织同名时，请填编号。"
                ),
                params={"to": asked, "kind": self.organisation.get_kind_display()},
            )
        if found.pk == self.organisation.pk:
            raise ValidationError(str(NotTheSameKind.default))
        return found


class OutForm(ToForm):
    """Members of one organisation to hand over, by staff number, and where to."""

    numbers = forms.CharField(
        label=_("会员工号"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("几个人一起转时，每行一个工号，可以从表格里整列粘贴。"),
    )
    field_order = ("numbers", "to", "note")

    def clean_numbers(self) -> str:
        """The numbers, one a line, each once."""
        typed = dict.fromkeys(part for part in _BETWEEN.split(self.cleaned_data["numbers"]) if part)
        if len(typed) > MOST:
            raise ValidationError(
                gettext("一次最多转 %(most)d 人，这里有 %(num)d 个工号，请分几次提出。"),
                params={"most": MOST, "num": len(typed)},
            )
        return "\n".join(typed)

    def lines(self) -> list[Line]:
        """Each number with the member it belongs to, or why that member cannot be asked out."""
        numbers = self.cleaned_data["numbers"].splitlines()
        members = members_numbered(self.organisation, numbers, self.day)
        return [self._line(number, members.get(number)) for number in numbers]

    def _line(self, number: str, membership: Membership | None) -> Line:
        if membership is None:
            return Line(number, None, gettext("本组织没有这个工号的会员。"))
        refusal = obstacle(membership, self.cleaned_data["to"], self.day)
        return Line(number, membership, str(refusal) if refusal else "")


class InForm(NoteForm):
    """A member of another organisation to take in, by staff number and name."""

    number = forms.CharField(label=_("工号"), max_length=40)
    name = forms.CharField(
        label=_("姓名"),
        max_length=60,
        help_text=_("工号和姓名要都对得上，系统才会去问对方。"),
    )
    field_order = ("number", "name", "note")
    membership: Membership | None = None

    def clean(self) -> dict[str, Any]:
        """The one membership in a like organisation that both belong to."""
        values = super().clean() or {}
        number, name = values.get("number", "").strip(), values.get("name", "").strip()
        if number and name:
            found = membership_to_take_in(number, name, self.organisation, self.day)
            refusal = obstacle(found, self.organisation, self.day) if found else None
            if found is None:
                words = {"kind": self.organisation.get_kind_display()}
                raise ValidationError(
                    gettext(
                        "没有找到工号和姓名都相符、会籍在另一个%(kind)s组织的人员。请核对，或请对方提出转出。"
                    ),
                    params=words,
                )
            if refusal is not None:
                raise ValidationError(str(refusal))
            self.membership = found
        return values


class AnswerForm(forms.Form):
    """An answer, for one or for all that were asked for in one go."""

    together = forms.BooleanField(required=False)

    def with_others(self, others: Sequence[Transfer]) -> Self:
        """The form asking about ``others`` as well; without any it does not ask."""
        if not others:
            del self.fields["together"]
            return self
        number = len(others)
        self.fields["together"].label = ngettext(
            "同一批的另外 %(num)d 人（名单见上）一并答复，结果逐人显示",
            "同一批的另外 %(num)d 人（名单见上）一并答复，结果逐人显示",
            number,
        ) % {"num": number}
        return self


class ConfirmForm(AnswerForm):
    """The day of the change."""

    day = DayField(
        label=_("转接日期"),
        widget=DateInput,
        help_text=_("原会籍到这一天为止，新会籍从这一天起，中间不断档。"),
    )
    field_order = ("day", "together")


class DeclineForm(AnswerForm):
    """Why not."""

    reason = forms.CharField(
        label=_("不同意的理由"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("对方会看到，并据此补正。"),
        error_messages={"required": _("请写明不同意的理由，对方要据此补正。")},
    )
    field_order = ("reason", "together")
