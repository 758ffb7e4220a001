"""The progress call: one page and one workbook, any day, any branch, asking nobody for anything."""

from collections.abc import Sequence
from datetime import date

from django.contrib.auth.decorators import login_required
from django.db.models import Case, Value, When
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from markupsafe import Markup

from qunqiao.kit import columns
from qunqiao.kit.components import state
from qunqiao.kit.listing import Filter, Rows, Table, answer, choice, day_in, on_day
from qunqiao.people.policy import Reach
from qunqiao.people.queries import under
from qunqiao.registry.queries.units import unit_choices
from qunqiao.supervision.models import Responsibility
from qunqiao.supervision.pages import reader_in
from qunqiao.supervision.queries.following import by_light, in_stage, progress_of
from qunqiao.supervision.queries.lights import due_as_of, light_of
from qunqiao.supervision.queries.map import holder_name
from qunqiao.supervision.queries.tasks import ORIGINS

# The gravest first: the order in which lights are sorted.
_LIGHTS = ("breach", "due", "underway", "unknown", "sound", "waived")


@login_required
@require_safe
def progress(request: HttpRequest) -> HttpResponseBase:
    """Each lead of each task sent by that day: how far, by dates and evidence."""
    reach, asked = reader_in(request), request.GET
    day = day_in(asked)
    rows = in_stage(progress_of(reach, day), asked.get("state", ""), day)
    table = Table(
        title=_("督办调度"),
        rows=_ranked(rows, day) if asked.get("sort", "").removeprefix("-") == "light" else rows,
        columns=_columns(day),
        filters=[on_day(day), *_filters(reach, asked.get("unit", "")), *_of_state(day)],
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


def _of_state(day: date) -> list[Filter]:
    lights = (
        ("breach", _("逾期、退回或重现")),
        ("due", _("临近期限")),
        ("underway", _("整改中")),
        ("unknown", _("还看不出进展")),
        ("sound", _("有进展或已办成")),
        ("waived", _("已豁免")),
    )
    stages = [("", _("在办")), ("closed", _("已销号")), ("all", _("全部，含已销号"))]
    return [
        choice(
            "light",
            _("进展"),
            lights,
            lambda rows, value: rows.filter(pk__in=by_light(rows, day).get(value, [])),
        ),
        choice("origin", _("来由"), ORIGINS, _of_origin),
        Filter("state", _("状态"), "choice", lambda rows, _value: rows, stages),
    ]


def _of_origin(rows: Rows, value: str) -> Rows:
    return rows.filter(**{f"task__{value}__isnull": False})


def _ranked(rows: Rows, day: date) -> Rows:
    """The rows with the rank of their lights, so that they can be sorted by it."""
    lights = by_light(rows, day)
    cases = [When(pk__in=lights.get(one, []), then=Value(n)) for n, one in enumerate(_LIGHTS)]
    ranked: Rows = rows.annotate(light_rank=Case(*cases, default=Value(len(_LIGHTS))))
    return ranked


def _columns(day: date) -> Sequence[columns.Column]:
    return [
        columns.text("task", _("任务"), lambda row: row.task.what, "task__what"),
        columns.text("holder", _("牵头"), holder_name, "unit__path"),
        columns.text("part", _("负责的范围"), lambda row: row.part.name, "part__path"),
        columns.Column("light", _("进展"), lambda row: _light(row, day), ("light_rank",)),
        columns.dated("due", _("完成期限"), lambda row: due_as_of(row, day), "task__due_on"),
        columns.counted("measures", _("措施"), lambda row: light_of(row, day).measures),
        columns.counted("shown", _("有佐证"), lambda row: light_of(row, day).shown),
        columns.dated("last", _("最近佐证"), lambda row: light_of(row, day).last),
        columns.text("verifier", _("核验单位"), lambda row: row.task.verifier.name),
    ]


def _light(row: Responsibility, day: date) -> Markup:
    found = light_of(row, day)
    mark = state(found.outcome, text=str(found.word))
    return Markup('<span class="q-whole">{}</span>').format(mark)
