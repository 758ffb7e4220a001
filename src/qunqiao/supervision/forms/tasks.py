"""What people type about tasks and who answers for them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qunqiao.burden.policy import MINUTES, MOST_MINUTES
from qunqiao.kit.choosing import SeveralField
from qunqiao.kit.days import DayField
from qunqiao.people.models import Unit
from qunqiao.people.policy import Reach
from qunqiao.registry.models import Post
from qunqiao.supervision.forms import DateInput
from qunqiao.supervision.models import KINDS, Responsibility, Task
from qunqiao.supervision.queries.tasks import open_posts_at, units_in_field, units_to_choose

_DEEPER = "\u2003"


def indented(unit: Unit) -> str:
    """The unit's name, moved in as deep as it stands in the tree."""
    return f"{_DEEPER * (unit.depth - 1)}{unit.name}"


class FieldForm(forms.Form):
    """Days, field and verifier of one task, or of several alike."""

    parts = SeveralField(
        None,
        label=_("单位范围"),
        help_text=_("所选单位连同它的下级。可以选几个。"),
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )
    kinds = forms.MultipleChoiceField(
        label=_("涉及哪类组织"),
        choices=KINDS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("一个都不勾，表示各类组织和单位本身都涉及。"),
    )
    began_on = DayField(label=_("起始日期"), widget=DateInput)
    due_on = DayField(label=_("完成期限"), widget=DateInput)
    verifier: "forms.ModelChoiceField[Unit]" = forms.ModelChoiceField(
        None,
        label=_("由谁核验"),
        empty_label=None,
        help_text=_("办没办成由它核验，不由牵头单位自己说。"),
    )

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = units_to_choose(reach)
        for name in ("parts", "verifier"):
            field: Any = self.fields[name]
            field.queryset = units
            field.label_from_instance = indented

    def clean(self) -> dict[str, Any]:
        """Due on the day it begins or later."""
        cleaned = super().clean() or self.cleaned_data
        began, due = cleaned.get("began_on"), cleaned.get("due_on")
        if began and due and due < began:
            raise ValidationError({"due_on": gettext("完成期限不能早于起始日期。")})
        return cleaned


class TasksForm(FieldForm):
    """Several tasks alike."""

    each = forms.BooleanField(
        label=_("范围内各单位各自牵头"),
        required=False,
        help_text=_("不勾的，起草后逐项明确由谁牵头。"),
    )


class TaskForm(FieldForm):
    """One task."""

    what = forms.CharField(label=_("任务"), max_length=200)
    field_order = ("what", "parts", "kinds", "began_on", "due_on", "verifier")


class ChargeForm(forms.Form):
    """Who leads or supports, over which branch, from when to when."""

    role = forms.ChoiceField(label=_("分工"), choices=Responsibility.Role.choices)
    part: "forms.ModelChoiceField[Unit]" = forms.ModelChoiceField(
        None,
        label=_("负责的范围"),
        empty_label=None,
        help_text=_("所选单位连同它的下级。"),
    )
    alone = forms.BooleanField(label=_("只含这个单位本级，不含下级"), required=False)
    unit: "forms.ModelChoiceField[Unit]" = forms.ModelChoiceField(
        None, label=_("由哪个单位承担"), empty_label=None
    )
    post: "forms.ModelChoiceField[Post]" = forms.ModelChoiceField(
        None,
        label=_("落实到职务"),
        required=False,
        empty_label=_("单位承担，不落到职务"),
        help_text=_("落到职务的，职务空缺时算没有人牵头。"),
    )
    began_on = DayField(label=_("起"), widget=DateInput)
    until = DayField(
        label=_("止"), required=False, widget=DateInput, help_text=_("不填就一直到任务办结。")
    )

    def __init__(self, *args: Any, task: Task, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = units_in_field(task)
        for name in ("part", "unit"):
            field: Any = self.fields[name]
            field.queryset = units
            field.label_from_instance = indented
        posts: Any = self.fields["post"]
        posts.queryset = open_posts_at(units)
        posts.label_from_instance = _post_name

    def clean(self) -> dict[str, Any]:
        """A post belongs to the unit that carries it; the days are the right way round."""
        cleaned = super().clean() or self.cleaned_data
        post, began, until = cleaned.get("post"), cleaned.get("began_on"), cleaned.get("until")
        if post is not None:
            cleaned["unit"] = post.organisation.unit
        if began and until and until <= began:
            raise ValidationError({"until": gettext("止日要晚于起日。")})
        return cleaned


def _post_name(post: Post) -> str:
    return f"{post.organisation.name} {post.get_title_display()}"


class SendForm(forms.Form):
    """Why it is sent although the map shows a gap."""

    reason = forms.CharField(
        label=_("为什么现在就下达"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("有责任真空或者重叠时必须写明，会留痕。"),
    )
    minutes = forms.IntegerField(
        label=_("每个单位约需分钟"),
        min_value=1,
        max_value=MOST_MINUTES,
        initial=MINUTES["task"],
        required=False,
        help_text=_("记入减负台账，估得不对可以改。"),
    )
