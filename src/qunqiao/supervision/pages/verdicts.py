"""What a task comes of and what was found of it, as its page tells them."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from qunqiao.checkups.pages import language
from qunqiao.kit.jinja import said
from qunqiao.supervision.models import Task, Verdict

Origin = tuple[str, str, str]


def origin_of(task: Task) -> Origin:
    """What the task comes of: its kind, its words, and its address."""
    if task.finding is not None:
        words = said(task.finding.says(language()))
        return _("体检问题"), words, reverse("checkups:finding", args=[task.finding_id])
    if task.answer is not None:
        address = reverse("supervision:sheet", args=[task.answer.sheet_id])
        return _("自查的问题"), task.answer.concern.text, address
    directive = task.directive
    words = directive.head if directive else ""
    return _("督办要求"), words, reverse("supervision:directive", args=[task.directive_id])


def told(verdicts: Iterable[Verdict]) -> list[tuple[date, str, str, str]]:
    """Each verdict as a timeline has it: when, what, on what it rests, and where that stands."""
    return [
        (one.given_on, str(one.get_outcome_display()), _grounds(one), _address(one))
        for one in verdicts
    ]


def _grounds(one: Verdict) -> str:
    if one.checkup is not None:
        return _("第 %(n)d 次体检") % {"n": one.checkup.number}
    return _("%(reason)s（%(name)s）") % {"reason": one.reason, "name": one.given_by.name}


def _address(one: Verdict) -> str:
    return reverse("checkups:checkup", args=[one.checkup_id]) if one.checkup_id else ""
