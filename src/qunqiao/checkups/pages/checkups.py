"""The check-ups that were run, and ordering another."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from qunqiao.checkups import policy, queries
from qunqiao.checkups.actions.order_checkup import order_checkup
from qunqiao.checkups.models import Checkup
from qunqiao.checkups.pages import reader_in
from qunqiao.kit import clock, columns
from qunqiao.kit.listing import Table, answer, choice
from qunqiao.people.pages import person_in


@login_required
@require_safe
def checkups(request: HttpRequest) -> HttpResponseBase:
    """Every check-up, newest first; the supervising body may order another here."""
    reach = reader_in(request)
    table = Table(
        title=_("体检"),
        rows=queries.visible_checkups(reach),
        columns=_columns(),
        filters=[
            choice("state", _("进度"), Checkup.State.choices, lambda rows, v: rows.filter(state=v))
        ],
        order=("-pk",),
        sentence=lambda n: (
            ngettext("共做过 %(num)d 次体检", "共做过 %(num)d 次体检", n) % {"num": n}
        ),
        empty=_("还没有做过体检。体检会逐条对照规则检查名册，列出问题和缺少的资料。"),
        href=lambda row: reverse("checkups:checkup", args=[row.pk]),
        day=clock.today(),
    )
    return answer(
        request,
        table,
        "checkups/checkups.html",
        may_order=policy.may_order(reach),
        latest=queries.latest_checkup(),
        coming=queries.next_checkup(reach),
    )


def _columns() -> list[columns.Column]:
    return [
        columns.text("name", _("体检"), lambda row: _("第 %(n)d 次体检") % {"n": row.number}, "pk"),
        columns.dated("as_of", _("体检日"), lambda row: row.as_of, "as_of"),
        columns.text("state", _("进度"), lambda row: row.get_state_display(), "state"),
        columns.dated("finished", _("完成日期"), _finished, "finished_at"),
    ]


def _finished(row: Checkup) -> date | None:
    return localtime(row.finished_at).date() if row.finished_at else None


@login_required
@require_POST
def order(request: HttpRequest) -> HttpResponse:
    """Order a check-up of today's registry and go to where it can be watched."""
    checkup = order_checkup(actor=person_in(request), as_of=clock.today())
    messages.success(request, _("已发起体检，可以离开这一页，做完后结果会留在这里。"))
    return redirect("checkups:checkup", checkup.pk)
