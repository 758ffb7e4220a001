"""What people type about meetings."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qunqiao.kit.days import DayField
from qunqiao.people.models import Unit
from qunqiao.people.policy import Reach
from qunqiao.supervision.forms import DateInput, offer_bodies
from qunqiao.supervision.models import Meeting
from qunqiao.supervision.queries.report_words import PRESENCE

_MOST_ROWS, _MOST_POINTS, _LONGEST_POINT = 30, 50, 200


class MeetingForm(forms.Form):
    """A meeting; nobody's name but the host's, and of those present only how many."""

    kind = forms.ChoiceField(label=_("会议类型"), choices=Meeting.Kind.choices)
    title = forms.CharField(label=_("会议名称"), max_length=120)
    held_on = DayField(label=_("召开日期"), widget=DateInput)
    place = forms.CharField(label=_("地点"), max_length=80, required=False)
    host = forms.CharField(label=_("主持人"), max_length=60, required=False)
    presence = forms.CharField(
        label=_("到会人数"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "一行一类，先写身份，再写应到和实到，例如：机关党委书记 40/38。只记人数，不记姓名。"
        ),
    )
    agenda = forms.CharField(
        label=_("议程"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("一行一项。开会后在会议页上逐项记录，决定的事可以直接转为督办。"),
    )
    unit: "forms.ModelChoiceField[Unit]" = forms.ModelChoiceField(
        None, label=_("召集单位"), empty_label=None
    )

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_bodies(self.fields["unit"], reach)

    def clean_presence(self) -> list[dict[str, Any]]:
        """The rows as role, invited and present."""
        rows = []
        for line in _lines(self.cleaned_data["presence"], _MOST_ROWS):
            found = PRESENCE.match(line)
            if found is None:
                sentence = gettext("“%(line)s”读不出人数。请写成：机关党委书记 40/38。")
                raise ValidationError(sentence, params={"line": line[:40]})
            invited = found["invited"]
            rows.append(
                {
                    "role": found["role"][:60],
                    "invited": int(invited) if invited else None,
                    "present": int(found["present"]),
                }
            )
        return rows

    def clean_agenda(self) -> list[str]:
        """The points, without empty lines."""
        lines = _lines(self.cleaned_data["agenda"], _MOST_POINTS)
        for line in lines:
            if len(line) > _LONGEST_POINT:
                sentence = gettext("“%(line)s……”太长，一项议程最多 %(most)d 个字。")
                raise ValidationError(sentence, params={"line": line[:20], "most": _LONGEST_POINT})
        return lines


def _lines(text: str, most: int) -> list[str]:
    """The lines with something in them; refused where they are more than ``most``."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > most:
        sentence = gettext("写了 %(n)d 行，最多 %(most)d 行。")
        raise ValidationError(sentence, params={"n": len(lines), "most": most})
    return lines


def presence_typed(rows: list[dict[str, Any]]) -> str:
    """The rows as a person would type them; without a number the person has to say."""
    lines = []
    for row in rows:
        number = row["present"] if row["present"] is not None else ""
        invited = f"{row['invited']}/" if row["invited"] is not None else ""
        lines.append(f"{row['role']} {invited}{number}".strip())
    return "\n".join(lines)


class MinutesForm(forms.Form):
    """What was said and decided under one point."""

    minutes = forms.CharField(
        label=_("会议记录"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class DecisionForm(forms.Form):
    """A decision that demands something."""

    head = forms.CharField(
        label=_("决定的事"), max_length=200, help_text=_("一句话，写清要做什么。")
    )
