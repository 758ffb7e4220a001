"""The inbox: what one's units have to see to, as a list."""

from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from qunqiao.kit import clock, columns
from qunqiao.kit.components import state
from qunqiao.kit.errors import Sentence
from qunqiao.kit.listing import Filter, Table, answer, choice
from qunqiao.needs.models import Need
from qunqiao.needs.pages import handler_in
from qunqiao.needs.queries import light_of, visible_needs
from qunqiao.needs.queries.narrowing import due_in, in_state, of_unit, waiting

_SHOWN = 40


@login_required
@require_safe
def inbox(request: HttpRequest) -> HttpResponseBase:
    """What waits for an answer, the one due first first; ``?state=`` shows the others."""
    rows = visible_needs(handler_in(request))
    if not request.GET.get("state"):
        rows = waiting(rows)
    table = Table(
        title=_("诉求"),
        rows=rows,
        columns=_columns(),
        filters=_filters(),
        order=("due_on",),
        sentence=lambda n: ngettext("共 %(n)d 件诉求", "共 %(n)d 件诉求", n) % {"n": n},
        empty=_("没有等待答复的诉求。"),
        href=lambda row: reverse("needs:need", args=[row.pk]),
        day=clock.today(),
    )
    return answer(request, table, "needs/inbox.html")


def _columns() -> Sequence[columns.Column]:
    today = clock.today()

    def light(row: Need) -> str:
        shown = light_of(row, today)
        return state(shown.outcome, text=str(shown.word))

    return [
        columns.text("text", _("内容"), lambda row: Truncator(row.text).chars(_SHOWN)),
        columns.text("state", _("状态"), light, "state"),
        columns.dated("due_on", _("答复期限"), lambda row: row.due_on, "due_on"),
        columns.labelled(
            "origin", _("来源"), lambda row: row.origin, Need.Origin.choices, "origin"
        ),
        columns.labelled("kind", _("类别"), lambda row: row.kind, Need.Kind.choices, "kind"),
        columns.text(
            "about", _("反映的单位"), lambda row: row.about.name if row.about else row.place
        ),
        columns.text(
            "owner",
            _("办理单位"),
            lambda row: row.owner.name if row.owner else _("主管部门"),
            "owner__path",
        ),
        columns.dated("raised_on", _("收到日期"), lambda row: row.raised_on, "raised_on"),
    ]


def _filters() -> Sequence[Filter]:
    states: list[tuple[str, Sentence]] = [("late", _("逾期未答复")), *Need.State.choices]
    states.append(("all", pgettext("诉求", "全部")))
    return [
        choice("state", _("状态"), states, in_state, unchosen=_("还没有答复的")),
        choice("origin", _("来源"), Need.Origin.choices, lambda rows, v: rows.filter(origin=v)),
        choice("kind", _("类别"), Need.Kind.choices, lambda rows, v: rows.filter(kind=v)),
        choice("due", _("期限"), [("week", _("一周内到期"))], due_in),
        Filter("unit", _("单位"), "text", of_unit),
    ]
