"""What a document is to be about, and which days it counts."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qunqiao.circulars.models import Circular
from qunqiao.circulars.policy import DAYS_TO_MEND
from qunqiao.circulars.queries.compose import quarter_began
from qunqiao.circulars.queries.composing import Asked
from qunqiao.kit import clock
from qunqiao.kit.days import DayField
from qunqiao.people.models import Unit
from qunqiao.people.policy import Reach
from qunqiao.supervision.forms import DateInput, offer_bodies
from qunqiao.supervision.forms.tasks import indented
from qunqiao.supervision.models import Directive, Meeting
from qunqiao.supervision.queries.meetings import visible_directives, visible_meetings
from qunqiao.supervision.queries.tasks import units_to_choose

Topic = Circular.Topic
# What each topic is about beside the issuing body.
ABOUT = {
    Topic.RELAY: "meeting",
    Topic.MINUTES: "meeting",
    Topic.NOTICE: "directive",
    Topic.LETTER: "to_unit",
}
SPANNED = (Topic.RECTIFICATION, Topic.REELECTION, Topic.QUARTER)
_MOST = 200


class AskedForm(forms.Form):
    """The body that issues, the days, and whatever the topic is about."""

    unit: "forms.ModelChoiceField[Unit]" = forms.ModelChoiceField(
        None, label=_("发文单位"), empty_label=None
    )
    meeting: "forms.ModelChoiceField[Meeting]" = forms.ModelChoiceField(
        None, label=_("哪次会议"), empty_label=None
    )
    directive: "forms.ModelChoiceField[Directive]" = forms.ModelChoiceField(
        None, label=_("哪条要求"), empty_label=None
    )
    to_unit: "forms.ModelChoiceField[Unit]" = forms.ModelChoiceField(
        None, label=_("发给哪个单位"), empty_label=None
    )
    since = DayField(
        label=_("起始日期"),
        widget=DateInput,
        help_text=_("数这一天之后发生的事；默认从本季度开始。"),
    )
    day = DayField(label=_("截止日期"), widget=DateInput, help_text=_("数字按这一天的记录算。"))
    due_on = DayField(label=_("整改期限"), widget=DateInput)

    def __init__(self, *args: Any, reach: Reach, topic: str, **kwargs: Any) -> None:
        today = clock.today()
        initial = {
            "since": quarter_began(today),
            "day": today,
            "due_on": today + timedelta(days=DAYS_TO_MEND),
        }
        kwargs["initial"] = initial | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.topic = topic
        wanted = {"unit", "day", ABOUT.get(Topic(topic), "")}
        wanted |= {"since"} if topic in SPANNED else set()
        wanted |= {"due_on"} if topic == Topic.LETTER else set()
        for name in [name for name in self.fields if name not in wanted]:
            del self.fields[name]
        offer_bodies(self.fields["unit"], reach)
        self._offer(reach)

    def _offer(self, reach: Reach) -> None:
        offered: dict[str, Any] = {
            "meeting": lambda: visible_meetings(reach).order_by("-held_on"),
            "directive": lambda: visible_directives(reach).order_by("-pk"),
            "to_unit": lambda: units_to_choose(reach),
        }
        told = {
            "meeting": lambda one: f"{one.held_on} {one.title}",
            "directive": lambda one: one.head,
            "to_unit": indented,
        }
        for name in offered.keys() & self.fields.keys():
            field: Any = self.fields[name]
            field.queryset = offered[name]()
            field.label_from_instance = told[name]

    def clean(self) -> dict[str, Any]:
        """The days are the right way round and behind us; a letter goes to a unit one oversees."""
        cleaned = super().clean() or self.cleaned_data
        day = cleaned.get("day")
        since = cleaned.get("since") or (day and quarter_began(day))
        if day and day > clock.today():
            raise ValidationError({"day": gettext("截止日期不能晚于今天。")})
        if day and since and since >= day:
            wrong = "since" if "since" in self.fields else "day"
            raise ValidationError({wrong: gettext("起始日期要早于截止日期。")})
        if (due := cleaned.get("due_on")) and day and due <= day:
            raise ValidationError({"due_on": gettext("整改期限要晚于截止日期。")})
        return cleaned

    def asked(self) -> Asked:
        """What to compose."""
        typed = self.cleaned_data
        day = typed["day"]
        return Asked(
            self.topic,
            typed["unit"],
            typed.get("since") or quarter_began(day),
            day,
            typed.get("to_unit"),
            typed.get("meeting"),
            typed.get("directive"),
            due_on=typed.get("due_on"),
        )
