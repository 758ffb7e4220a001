"""When the next check-up is, as pages tell it."""

from django.utils.translation import gettext as _

from qunqiao.checkups import policy
from qunqiao.checkups.models import Checkup
from qunqiao.people.policy import Reach


def next_checkup(reach: Reach | None = None) -> str:
    """A sentence of when the next check-up is; one query.

    There is no timetable: one comes when somebody orders it, and whoever may do so is told that it is up to
    them; without a ``reach`` it is told as to nobody in particular. So no day is promised; only one that was
    ordered already is told as coming.
    """
    waits = (Checkup.State.QUEUED, Checkup.State.RUNNING)
    if Checkup.objects.filter(state__in=waits).exists():
        return _("下一次体检已经发起，正在做。")
    if reach is not None and policy.may_order(reach):
        return _("下一次体检没有定日子，您随时可以发起。")
    return _("下一次体检没有定日子，由主管部门发起。")
