"""What people asked for: needs that wait for an answer, and answers that wait to be told."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qunqiao.kit import clock, jinja
from qunqiao.needs import queries as needs
from qunqiao.needs.models import Need
from qunqiao.people.policy import Reach
from qunqiao.workbench.queries.steps import Step, answering

_MOST = 3
# What a line tells of a need; its text is read by whoever opens it.
_TOLD = ("kind", "place", "due_on", "answered_on", "about__name", "about__short_name")


def heard(reach: Reach) -> Iterator[Step]:
    """At most one step for each of the two."""
    yield from _unanswered(reach)
    yield from _untold(reach)


def _unanswered(reach: Reach) -> Iterator[Step]:
    waiting = list(needs.inbox(reach).select_related(None).select_related("about").only(*_TOLD))
    if waiting:
        due = waiting[0].due_on
        yield Step(
            *answering([need.due_on for need in waiting], clock.today()),
            ngettext("%(n)d 件诉求等待答复", "%(n)d 件诉求等待答复", len(waiting))
            % {"n": len(waiting)},
            "",
            _("先接手，办完写明结果；不归本单位的转交"),
            _due(due, (clock.today() - due).days),
            reverse("needs:inbox"),
            _("去答复"),
            due,
            count=len(waiting),
            # Of a single one the line says the day already.
            parts=[
                _called(need, need.due_on if len(waiting) > 1 else None) for need in waiting[:_MOST]
            ],
        )


def _due(day: date, over: int) -> str:
    words = {"day": jinja.day(day), "n": over}
    if over <= 0:
        return _("最早一件应于 %(day)s 前答复") % words
    return (
        ngettext(
            "最早一件应于 %(day)s 前答复，已超 %(n)d 天",
            "最早一件应于 %(day)s 前答复，已超 %(n)d 天",
            over,
        )
        % words
    )


def _called(need: Need, due: date | None) -> tuple[str, str]:
    """What a need is called in a line, and its address: its kind and whom it is about, never its text."""
    words = {
        "kind": need.get_kind_display(),
        "about": need.about.called if need.about else need.place,
        "day": jinja.day(due) if due else "",
    }
    if due and words["about"]:
        name = _("%(kind)s（%(about)s，%(day)s 前）") % words
    elif due:
        name = _("%(kind)s（%(day)s 前）") % words
    else:
        name = _("%(kind)s（%(about)s）") % words if words["about"] else str(words["kind"])
    return name, reverse("needs:need", args=[need.pk])


def _untold(reach: Reach) -> Iterator[Step]:
    waiting = list(needs.to_tell(reach).select_related(None).select_related("about").only(*_TOLD))
    if waiting:
        yield Step(
            "due",
            _("待告知"),
            ngettext(
                "%(n)d 件走访听到的诉求已有答复，等您告知反映人",
                "%(n)d 件走访听到的诉求已有答复，等您告知反映人",
                len(waiting),
            )
            % {"n": len(waiting)},
            "",
            _("下次走访时当面告知，或打个电话"),
            _("最早的一件 %(day)s 已答复") % {"day": jinja.day(waiting[0].answered_on)},
            f"{reverse('needs:inbox')}?state=answered",
            _("去告知"),
            count=len(waiting),
            parts=[_called(need, None) for need in waiting[:_MOST]],
        )
