"""The progress call: one page and one workbook, any day, any branch, asking nobody for anything."""

from collections.abc import Sequence
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from markupsafe import Markup

from qunqiao.kit import columns
from qunqiao.kit.components import state
from qunqiao.kit.listing import Filter, Table, answer, choice, day_in, on_day
from qunqiao.people.policy import Reach
from qunqiao.people.queries import under
from qunqiao.registry.queries.units import unit_choices
from qunqiao.supervision.models import Responsibility
from qunqiao.supervision.pages import reader_in
from qunqiao.supervision.queries.following import progress_of
from qunqiao.supervision.queries.lights import due_as_of, light_of
from qunqiao.supervision.queries.map import holder_name


@login_required
@require_safe
def progress(request: HttpRequest) -> HttpResponseBase:
    """Each lead of each task sent by that day: how far, by dates and evidence."""
    reach = reader_in(request)
    day = day_in(request.GET)
    table = Table(
        title=_("督办调度"),
        rows=progress_of(reach, day),
        columns=_columns(day),
        filters=[on_day(day), *_filters(reach, request.GET.get("unit", ""))],
        order=("task__due_on", "task", "part__path"),
        sentence=lambda n: ngettext("%(n)d 项牵头责任", "%(n)d 项牵头责任", n) % {"n": n},
        empty=_("这一天还没有已下达的任务。"),
        href=lambda row: reverse("supervision:task", args=[row.task_id]),
        day=day,
    )
    return answer(request, table, "supervision/progress.html")


def _filters(reach: Reach, chosen: str) -> list[Filter]:
    units = unit_choices(reach, chosen)
    paths = {str(unit.pk): unit.path for unit in units}
    return [
        choice(
            "unit",
            _("单位"),
            [(str(unit.pk), unit.name) for unit in units],
            lambda rows, value: rows.filter(under([paths[value]], "unit__path")),
        )
    ]


def _columns(day: date) -> Sequence[columns.Column]:
    return [
        columns.text("task", _("任务"), lambda row: row.task.what, "task__what"),
        columns.text("holder", _("牵头"), holder_name, "unit__path"),
        columns.text("part", _("负责的范围"), lambda row: row.part.name, "part__path"),
        columns.Column("light", _("进展"), lambda row: _light(row, day)),
        columns.dated("due", _("完成期限"), lambda row: due_as_of(row, day), "task__due_on"),
        columns.counted("measures", _("措施"), lambda row: light_of(row, day).measures),
        columns.counted("shown", _("有佐证"), lambda row: light_of(row, day).shown),
        columns.dated("last", _("最近佐证"), lambda row: light_of(row, day).last),
        columns.text("verifier", _("核验单位"), lambda row: row.task.verifier.name),
    ]


def _light(row: Responsibility, day: date) -> Markup:
    found = light_of(row, day)
    mark = state(found.outcome, text=str(found.word))
    return Markup('<span class="text-nowrap">{}</span>').format(mark)
