"""What officers type about units, duties and accounts; codes are looked up in the reader's range."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qunqiao.kit import clock
from qunqiao.kit.days import DayField
from qunqiao.people import policy
from qunqiao.people.models import Person, Seat, Unit
from qunqiao.people.policy import OVERSEERS, Reach
from qunqiao.people.queries import person_numbered, unit_coded


class DateInput(forms.DateInput):
    """A date picker that also takes a typed date."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class UnitField(forms.CharField):
    """A unit's code; cleaned to the unit, which must be open and in ``reach``."""

    reach: Reach

    def clean(self, value: Any) -> Unit:
        """The unit with this code."""
        code = super().clean(value).strip()
        unit = unit_coded(self.reach, code, OVERSEERS)
        if unit is None:
            raise ValidationError(
                gettext("您的范围内没有编号为“%(code)s”的单位，请核对。"), params={"code": code}
            )
        return unit


class GrantForm(forms.Form):
    """Who gets which duty where, from which day."""

    staff_number = forms.CharField(label=_("工号"), max_length=40)
    role = forms.ChoiceField(label=_("职责"))
    unit = UnitField(label=_("单位编号"), help_text=_("职责覆盖这个单位和它的所有下级单位。"))
    began_on = DayField(label=_("起始日期"), widget=DateInput)

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reach = reach
        self.fields["unit"].reach = reach  # type: ignore[attr-defined]  # our UnitField
        self.fields["began_on"].initial = clock.today()
        self.fields["role"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (role.value, role.label)
            for role in Seat.Role
            if role not in OVERSEERS or policy.may_change_tree(reach)
        ]

    def clean_staff_number(self) -> Person:
        """The person with this staff number, in range and still working here."""
        number = self.cleaned_data["staff_number"].strip()
        person = person_numbered(self.reach, number)
        if person is None:
            raise ValidationError(
                gettext("您的范围内没有工号为“%(number)s”的在职人员，请核对。"),
                params={"number": number},
            )
        return person


class MoveForm(forms.Form):
    """The new parent of a unit."""

    under = UnitField(label=_("新的上级单位编号"))

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["under"].reach = reach  # type: ignore[attr-defined]  # our UnitField


class CloseForm(forms.Form):
    """The day on which a unit ceased."""

    on = DayField(label=_("撤销日期"), widget=DateInput, help_text=_("以批复文件上的日期为准。"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today()


class AccountForm(forms.Form):
    """The user name of a new account."""

    username = forms.SlugField(
        label=_("用户名"),
        max_length=60,
        help_text=_("默认用工号。登录时填用户名或工号都可以。"),
        error_messages={"invalid": _("用户名只能用字母、数字、下划线和连字符。")},
    )
