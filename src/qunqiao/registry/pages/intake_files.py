"""Workbooks to take away: the empty template, and the rows that were refused."""

import io

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qunqiao.kit.errors import NotFound, require
from qunqiao.people.pages import reach_in
from qunqiao.registry import bridge
from qunqiao.registry.policy.intake import may_send_intake
from qunqiao.registry.queries.intakes import rejected_rows, the_intake


@login_required
@require_safe
def template(request: HttpRequest) -> FileResponse:
    """The empty workbook with its help, in the page's language."""
    require(may_send_intake(reach_in(request)))
    return _file(bridge.template(bridge.language()), _("群团名册报表模板"))


@login_required
@require_safe
def intake_rejects(request: HttpRequest, intake_id: int) -> FileResponse:
    """The refused rows with their reasons, to correct and send again."""
    intake = the_intake(reach_in(request), intake_id)
    rejected = rejected_rows(intake, bridge.language())
    if not rejected:
        raise NotFound
    return _file(bridge.rejects(rejected, bridge.language()), _("退回的行"))


def _file(content: bytes, name: str) -> FileResponse:
    return FileResponse(io.BytesIO(content), as_attachment=True, filename=f"{name}.xlsx")
