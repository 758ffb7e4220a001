"""Waiving findings, and taking waivers back."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Field, Router

from qunqiao.checkups import queries
from qunqiao.checkups.actions.undo_waiver import undo_waiver as undo
from qunqiao.checkups.actions.waive_finding import LONGEST_REASON
from qunqiao.checkups.actions.waive_finding import waive_finding as waive
from qunqiao.checkups.api.answers import FindingOut, reader
from qunqiao.checkups.models import Finding
from qunqiao.kit import clock
from qunqiao.kit.endpoints import Day, Sent, Text
from qunqiao.people.api.access import Scope, who, writes

router = Router(tags=["findings"])


class WaiverIn(Sent):
    """Why a finding need not be dealt with, and the last day of that."""

    reason: Text = Field(max_length=LONGEST_REASON)
    until: Day


@router.post(
    "/findings/{int:finding_id}/waive",
    **writes(Scope.MANAGE_CHECKUPS, FindingOut, _("豁免一个问题")),
)
def waive_finding(request: HttpRequest, finding_id: int, sent: WaiverIn) -> Finding:
    """Let it count as waived up to and including a day; for bodies above the unit."""
    reach = reader(request)
    _reach, person = who(request)
    found = queries.the_finding(reach, finding_id)
    waive(actor=person, finding=found, on=clock.today(), reason=sent.reason, until=sent.until)
    return queries.the_finding(reach, finding_id)


@router.post(
    "/findings/{int:finding_id}/unwaive",
    **writes(Scope.MANAGE_CHECKUPS, FindingOut, _("撤回豁免")),
)
def undo_waiver(request: HttpRequest, finding_id: int) -> Finding:
    """Let it count as open again; the waiver stays on record."""
    reach = reader(request)
    _reach, person = who(request)
    undo(actor=person, finding=queries.the_finding(reach, finding_id), on=clock.today())
    return queries.the_finding(reach, finding_id)
