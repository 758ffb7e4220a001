"""The sample province's waiver: a finding that need not be dealt with for a time, and why."""

from datetime import date, timedelta

from qunqiao.checkups.actions.waive_finding import waive_finding
from qunqiao.checkups.queries import open_findings
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of

_RULE, _UNIT = "women-rooms", "LJ062"
_REASON = "园舍正在原址改建，母婴室已列入施工图，随工程启用；改建期间借用隔壁社区的。"


def waive(supervisor: Person, checkup_day: date) -> None:
    """A week after the check-up of ``checkup_day``, for not quite a year."""
    day = checkup_day + timedelta(days=7)
    for finding in open_findings(reach_of(supervisor)).filter(rule=_RULE, unit__code=_UNIT):
        until = day + timedelta(days=300)
        waive_finding(actor=supervisor, finding=finding, reason=_REASON, until=until, on=day)
