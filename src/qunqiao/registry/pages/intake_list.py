"""The intakes one may see, and sending a new one."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from qunqiao.kit import clock, listing
from qunqiao.kit.columns import Column, counted, text
from qunqiao.kit.errors import require
from qunqiao.kit.jinja import moment, said
from qunqiao.kit.jobs import enqueue
from qunqiao.people.pages import person_in, reach_in
from qunqiao.people.policy import Reach
from qunqiao.registry import bridge
from qunqiao.registry.actions.send_intake import send_intake
from qunqiao.registry.forms.intake import SendForm
from qunqiao.registry.models import Intake
from qunqiao.registry.policy.intake import may_send_intake
from qunqiao.registry.queries.intakes import visible_intakes


@login_required
@require_safe
def intakes(request: HttpRequest) -> HttpResponseBase:
    """What was sent, newest first, below the form to send more."""
    require(may_send_intake(reach_in(request)))
    return _page(request, SendForm())


@login_required
@require_POST
def intake_send(request: HttpRequest) -> HttpResponseBase:
    """Keep the workbook, have it read, and go to its page."""
    require(may_send_intake(reach_in(request)))
    form = SendForm(request.POST, request.FILES)
    if not form.is_valid():
        response = _page(request, form)
        response.status_code = 422
        return response
    file = form.cleaned_data["file"]
    intake = send_intake(
        actor=person_in(request),
        filename=file.name,
        content=file.read(),
        mode=form.cleaned_data["mode"],
        strict=form.cleaned_data["strict"],
    )
    enqueue("registry.read_intake", intake_id=intake.pk)
    return redirect("registry:intake", intake.pk)


def _page(request: HttpRequest, form: SendForm) -> HttpResponseBase:
    spoken = bridge.language()
    sheets = [
        (said(bridge.table_title(table, spoken)), said(bridge.table_help(table, spoken)))
        for table in bridge.LAYOUTS
    ]
    table = _table(reach_in(request))
    return listing.answer(request, table, "registry/intakes.html", form=form, sheets=sheets)


def _table(reach: Reach) -> listing.Table:
    return listing.Table(
        title=_("报表"),
        rows=visible_intakes(reach),
        columns=_columns(),
        filters=[
            listing.choice(
                "state",
                _("状态"),
                Intake.State.choices,
                lambda rows, value: rows.filter(state=value),
            )
        ],
        order=("-sent_at",),
        sentence=lambda total: (
            ngettext("上传过的 %(num)d 份报表", "上传过的 %(num)d 份报表", total) % {"num": total}
        ),
        empty=_("还没有上传过报表。先下载空白模板，填好后在上面上传。"),
        href=lambda row: reverse("registry:intake", args=[row.pk]),
        day=clock.today(),
    )


def _columns() -> list[Column]:
    return [
        text("filename", _("文件名"), lambda row: row.filename, "filename"),
        text("state", _("状态"), lambda row: row.get_state_display(), "state"),
        counted("rows", _("行数"), lambda row: row.rows_read),
        counted("refused", _("退回"), lambda row: row.count("refused")),
        text("sender", _("上传人"), lambda row: row.sent_by.name),
        text("unit", _("单位"), lambda row: row.sent_by.unit and row.sent_by.unit.name),
        text("sent_at", _("上传时间"), lambda row: moment(row.sent_at), "sent_at"),
    ]
