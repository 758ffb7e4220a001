"""The whole registry of one's own units as the workbook that is taken in."""

import io

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qunqiao.kit import clock
from qunqiao.kit.errors import require
from qunqiao.registry import bridge
from qunqiao.registry.pages.asking import asked
from qunqiao.registry.policy.intake import may_send_intake
from qunqiao.registry.queries.workbook import tables_of


@login_required
@require_safe
def workbook(request: HttpRequest) -> FileResponse:
    """Nine sheets of everything on record, or of what was on record on an earlier day.

    Only for those who send such workbooks in: it holds days of birth, which lists do not show.
    """
    about = asked(request)
    require(may_send_intake(about.reach))
    day = about.day if about.day < clock.today() else None
    content = bridge.workbook(tables_of(about.reach, day), bridge.language())
    name = _("群团名册-%(day)s.xlsx") % {"day": about.day.isoformat()}
    return FileResponse(io.BytesIO(content), as_attachment=True, filename=name)
