"""The tasks one may see, as a list."""

from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from markupsafe import Markup

from qunqiao.kit import clock, columns
from qunqiao.kit.addresses import number_of
from qunqiao.kit.components import state
from qunqiao.kit.listing import Filter, Table, answer, choice
from qunqiao.people.policy import Reach
from qunqiao.people.queries import the_unit
from qunqiao.supervision.models import Task
from qunqiao.supervision.pages import reader_in
from qunqiao.supervision.queries.tasks import (
    DUES,
    ORIGINS,
    due_by,
    field_in_words,
    listed_tasks,
    mended,
    of_origin,
)
from qunqiao.supervision.queries.wording import several


@login_required
@require_safe
def tasks(request: HttpRequest) -> HttpResponseBase:
    """The tasks: one's own rectifications first, then the one due first; closed ones last."""
    reach = reader_in(request)
    table = Table(
        title=_("督办任务"),
        rows=listed_tasks(reach),
        columns=_columns(),
        filters=[
            choice(
                "state",
                _("状态"),
                Task.State.choices,
                lambda rows, value: rows.filter(state=value),
            ),
            choice("origin", _("来由"), ORIGINS, of_origin),
            choice(
                "due",
                _("完成期限"),
                DUES,
                lambda rows, value: rows.filter(due_by(value, clock.today())),
            ),
            *_place(reach, number_of(request.GET.get("unit", ""))),
        ],
        order=("rank", "due_on"),
        sentence=lambda n: ngettext("共 %(n)d 项任务", "共 %(n)d 项任务", n) % {"n": n},
        empty=_("没有督办任务。"),
        href=lambda row: reverse("supervision:task", args=[row.pk]),
        day=clock.today(),
    )
    return answer(request, table, "supervision/tasks.html")


def _place(reach: Reach, asked: int | None) -> list[Filter]:
    """The unit of the findings that are put right, where the overview led from one."""
    if asked is None:
        return []
    unit = the_unit(reach, asked)
    return [
        choice(
            "unit",
            _("单位及其下级"),
            [(str(asked), unit.name)],
            lambda rows, _value: rows.filter(place__path__startswith=unit.path),
        )
    ]


def _columns() -> Sequence[columns.Column]:
    return [
        columns.text("what", _("任务"), lambda row: row.what, "what"),
        columns.text("state", _("状态"), state_of, "state"),
        columns.dated("due_on", _("完成期限"), lambda row: row.due_on, "due_on"),
        columns.text("parts", _("单位范围"), lambda row: several(field_in_words(row))),
        columns.counted("leads", _("牵头"), lambda row: row.lead_count, "lead_count"),
        columns.text("origin", _("来由"), _origin),
        columns.text("verifier", _("核验单位"), lambda row: row.verifier.name),
        columns.text("unit", _("督办单位"), lambda row: row.unit.name, "unit__path"),
    ]


def state_of(row: Task) -> Markup:
    """The state of a task with its mark; one that is overdue, or only waits for a check-up, says so."""
    outcome = {
        Task.State.DRAFT: "unknown",
        Task.State.SENT: "underway",
        Task.State.CLOSED: "sound",
        Task.State.WITHDRAWN: "waived",
    }
    if row.state == Task.State.SENT and mended(row):
        return state("sound", text=_("已不成立，等体检销号"))
    if row.state == Task.State.SENT and row.due_on < clock.today():
        return state("breach", text=_("逾期"))
    if row.state == Task.State.SENT and row.rectifies:
        return state("underway", text=_("整改中"))
    return state(outcome[Task.State(row.state)], text=row.get_state_display())


def _origin(row: Task) -> str:
    if row.finding_id is not None:
        return _("体检问题")
    return _("自查") if row.answer_id is not None else _("督办要求")
