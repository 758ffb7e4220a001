"""What a person says of doubtful rows, one question for each."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext

from qunqiao.registry.queries.doubts import Doubt

LATER, ANOTHER, SAME = "later", "another", "is:"


class DoubtsForm(forms.Form):
    """One question for each row in doubt; whoever leaves it as it is decides nothing."""

    def __init__(self, *args: Any, doubts: Sequence[Doubt], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.doubts = doubts
        for doubt in doubts:
            self.fields[doubt.key] = forms.ChoiceField(
                label=gettext("这一行是谁"),
                choices=_choices(doubt),
                help_text=_help(doubt),
                initial=LATER,
                widget=forms.RadioSelect,
            )

    def questions(self) -> Iterator[tuple[Doubt, forms.BoundField]]:
        """Each row with the field that asks for it."""
        for doubt in self.doubts:
            yield doubt, self[doubt.key]

    def decisions(self) -> dict[str, str]:
        """What was decided, as ``decide_doubts`` takes it; rows left for later are no part of it."""
        return {
            key: answer.removeprefix(SAME) if answer.startswith(SAME) else ""
            for key, answer in self.cleaned_data.items()
            if answer != LATER
        }


def _choices(doubt: Doubt) -> list[tuple[str, str]]:
    same = [
        (
            f"{SAME}{one.number}",
            gettext("就是 %(name)s（%(number)s）") % {"name": one.name, "number": one.number},
        )
        for one in doubt.candidates
    ]
    another = [(ANOTHER, gettext("是另一个人"))] if doubt.new else []
    return [*same, *another, (LATER, gettext("先放着"))]


def _help(doubt: Doubt) -> str:
    """What to do if the row is about somebody new, where that cannot be answered here."""
    if doubt.new:
        return ""
    if doubt.said.number:
        return gettext("如果是另一个人，这个工号就填错了：先放着，在退回的行里改好工号再传。")
    return gettext("如果是另一个人：先放着，在退回的行里补上工号再传。")
