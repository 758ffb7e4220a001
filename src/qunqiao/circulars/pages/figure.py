"""The records behind one figure: the same rows, unit and days as it was counted from."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qunqiao.checkups.models import Theme
from qunqiao.circulars.pages import reader_in
from qunqiao.circulars.queries.compose import quarter_began
from qunqiao.circulars.queries.figures import FIGURES, PATHS, Noun
from qunqiao.circulars.queries.links import finding_address, term_address
from qunqiao.circulars.queries.scope import Scope
from qunqiao.circulars.queries.standing import own_unit
from qunqiao.kit import columns, jinja
from qunqiao.kit.addresses import number_in
from qunqiao.kit.errors import Invalid, NotFound
from qunqiao.kit.listing import Table, answer, day_in
from qunqiao.people.policy import Reach
from qunqiao.people.queries import the_unit
from qunqiao.registry.queries.terms import last_day
from qunqiao.supervision.queries.map import holder_name
from qunqiao.supervision.queries.meetings import the_directive, the_meeting

_HREFS: Mapping[Noun, Callable[[Any], str]] = MappingProxyType(
    {
        "finding": finding_address,
        "term": term_address,
        "lead": lambda row: reverse("supervision:task", args=[row.task_id]),
        "relay": lambda row: reverse("supervision:meeting", args=[row.meeting_id]),
        "directive": lambda row: reverse("supervision:directive", args=[row.pk]),
        "unit": lambda row: reverse("registry:unit", args=[row.pk]),
        "organisation": lambda row: reverse("registry:organisation", args=[row.pk]),
    }
)


@login_required
@require_safe
def figure(request: HttpRequest, key: str) -> HttpResponseBase:
    """The list; what it holds is told as the figure's annex tells it."""
    reach = reader_in(request)
    if key not in FIGURES:
        raise NotFound
    counted, scope = FIGURES[key], _scope(reach, request.GET)
    table = Table(
        title=str(counted.label),
        rows=counted.rows(scope),
        columns=_columns(counted.noun, scope),
        filters=[],
        order=(PATHS[counted.noun], "pk"),
        sentence=lambda n: _sentence(scope, n),
        empty=_("按这个口径没有记录，数字是 0。"),
        href=_HREFS[counted.noun],
        day=scope.day,
        linked=True,
    )
    theme = str(Theme(scope.theme).label) if scope.theme else ""
    values = {"counted": counted, "scope": scope, "theme": theme}
    return answer(request, table, "circulars/figure.html", **values)


def _scope(reach: Reach, asked: Mapping[str, str]) -> Scope:
    unit = the_unit(reach, number) if (number := number_in(asked, "unit")) else own_unit(reach)
    theme = asked.get("theme", "")
    if theme and theme not in Theme.values:
        raise Invalid(_("没有这个主题。"))
    day = day_in(asked)
    since = day_in({"on": asked["since"]}) if asked.get("since") else quarter_began(day)
    scope = Scope(
        unit, since, day, theme, number_in(asked, "meeting"), number_in(asked, "directive")
    )
    # What lies outside of one's range looks like what does not exist.
    if scope.meeting_id:
        the_meeting(reach, scope.meeting_id)
    if scope.directive_id:
        the_directive(reach, scope.directive_id)
    return scope


def _sentence(scope: Scope, total: int) -> str:
    words = {"num": total, "unit": scope.unit.name, "day": jinja.day(scope.day)}
    told = ngettext(
        "%(unit)s及所属单位，截至 %(day)s，共 %(num)d 条",
        "%(unit)s及所属单位，截至 %(day)s，共 %(num)d 条",
        total,
    )
    return told % words


def _columns(noun: Noun, scope: Scope) -> Sequence[columns.Column]:
    return _COLUMNS[noun](scope)


def _of_finding(_scope: Scope) -> Sequence[columns.Column]:
    tongue = get_language() or "zh"
    return [
        columns.text("subject", _("对象"), lambda row: row.subject_name, "subject_name"),
        columns.text("says", _("情况"), lambda row: jinja.said(row.says(tongue))),
        columns.text("theme", _("主题"), lambda row: row.get_theme_display(), "theme"),
        columns.dated(
            "found", _("发现"), lambda row: row.first_checkup.as_of, "first_checkup__as_of"
        ),
        columns.dated("cleared", _("销号"), _cleared_on, "cleared_checkup__as_of"),
        columns.text("unit", _("单位"), lambda row: row.unit.name, "unit__path"),
    ]


def _cleared_on(row: Any) -> Any:
    return row.cleared_checkup and row.cleared_checkup.as_of


def _of_term(scope: Scope) -> Sequence[columns.Column]:
    return [
        columns.text("name", _("组织"), lambda row: row.organisation.name, "organisation__name"),
        columns.counted("number", _("第几届"), lambda row: row.number, "number"),
        columns.dated("began", _("选举日期"), lambda row: row.began_on, "began_on"),
        columns.dated("due", _("届满日"), lambda row: last_day(row, scope.day)),
        columns.text("unit", _("单位"), lambda row: row.organisation.unit.name),
    ]


def _of_lead(_scope: Scope) -> Sequence[columns.Column]:
    return [
        columns.text("task", _("任务"), lambda row: row.task.what, "task__what"),
        columns.text("holder", _("牵头"), holder_name, "unit__path"),
        columns.text("part", _("负责的范围"), lambda row: row.part.name, "part__path"),
        columns.dated("due", _("完成期限"), lambda row: row.task.due_on, "task__due_on"),
        columns.text("state", _("状态"), lambda row: row.task.get_state_display(), "task__state"),
    ]


def _of_relay(_scope: Scope) -> Sequence[columns.Column]:
    return [
        columns.text("unit", _("单位"), lambda row: row.unit.name, "unit__path"),
        columns.dated("told", _("下发日期"), lambda row: row.told_on, "told_on"),
        columns.dated("passed", _("传达日期"), lambda row: row.passed_on, "passed_on"),
        columns.text("at", _("传达会议"), lambda row: row.passed_at),
    ]


def _of_directive(_scope: Scope) -> Sequence[columns.Column]:
    return [
        columns.text("head", _("督办要求"), lambda row: row.head, "head"),
        columns.text("speaker", _("提出人"), lambda row: row.speaker),
        columns.dated("given", _("提出日期"), lambda row: row.given_on, "given_on"),
    ]


def _of_unit(_scope: Scope) -> Sequence[columns.Column]:
    return [
        columns.text("name", _("单位名称"), lambda row: row.name, "name"),
        columns.text("code", _("单位编号"), lambda row: row.code, "code"),
        columns.text("kind", _("单位性质"), lambda row: row.get_kind_display(), "kind"),
    ]


def _of_organisation(_scope: Scope) -> Sequence[columns.Column]:
    return [
        columns.text("name", _("组织名称"), lambda row: row.name, "name"),
        columns.text("kind", _("组织类别"), lambda row: row.get_kind_display(), "kind"),
        columns.text("tier", _("组织层级"), lambda row: row.get_tier_display(), "tier"),
        columns.text("unit", _("单位"), lambda row: row.unit.name, "unit__path"),
    ]


_COLUMNS: Mapping[Noun, Callable[[Scope], Sequence[columns.Column]]] = MappingProxyType(
    {
        "finding": _of_finding,
        "term": _of_term,
        "lead": _of_lead,
        "relay": _of_relay,
        "directive": _of_directive,
        "unit": _of_unit,
        "organisation": _of_organisation,
    }
)
