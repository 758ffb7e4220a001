"""The ledger by month and body; in tree order, never as a ranking."""

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from qunqiao.burden import policy
from qunqiao.burden.queries import ledger as queries
from qunqiao.burden.queries.ledger import Line, Month
from qunqiao.kit import clock, columns
from qunqiao.kit.errors import require
from qunqiao.kit.listing import Filter, Table, answer, choice
from qunqiao.people.models import Unit
from qunqiao.people.pages import reach_in
from qunqiao.people.policy import STAFF


@login_required
@require_safe
def ledger(request: HttpRequest) -> HttpResponseBase:
    """What each body asks and is asked in a month; public to everybody with a duty."""
    reach = reach_in(request)
    require(policy.may_read_ledger(reach))
    month = asked_month(request)
    line = queries.lines(month)
    table = Table(
        title=_("减负台账"),
        rows=queries.bodies(month),
        columns=_columns(line),
        filters=[month_filter(month)],
        order=("path",),
        sentence=lambda n: _sentence(month, n),
        empty=_("这个月没有谁向谁要过什么。"),
        href=lambda unit: _address(unit, month) if reach.has(STAFF, unit) else None,
        day=clock.today(),
    )
    values = {"month": str(month), "total": queries.total(month)}
    return answer(request, table, "burden/ledger.html", **values)


def asked_month(request: HttpRequest) -> Month:
    """The month asked for, if anything was asked in it; else this one."""
    wanted = request.GET.get("month", "")
    known = {str(month): month for month in queries.months()}
    return known.get(wanted, queries.month_of(clock.today()))


def month_filter(shown: Month) -> Filter:
    """The months there are; the rows are already those of the month that is ``shown``."""
    this = queries.month_of(clock.today())
    offered = [(str(month), str(month)) for month in queries.months() if month != this]
    if shown == this:
        offered = [*offered, (str(this), str(this))]
    return choice("month", _("月份"), offered, lambda rows, _value: rows, str(this))


def _address(unit: Unit, month: Month) -> str:
    asked = urlencode({"unit": unit.pk, "month": str(month)})
    return f"{reverse('burden:charges')}?{asked}"


def _sentence(month: Month, total: int) -> str:
    words = {"month": str(month), "n": total}
    return ngettext("%(month)s，%(n)d 个单位", "%(month)s，%(n)d 个单位", total) % words


def _columns(line: Callable[[Unit], Line]) -> Sequence[columns.Column]:
    return [
        columns.text("unit", _("单位"), lambda unit: unit.name),
        columns.counted("asks", _("向别人要（项）"), lambda unit: line(unit).asks.items),
        columns.counted("costs", _("要别人花（小时）"), lambda unit: line(unit).asks.hours),
        columns.counted("is_asked", _("被要求（项）"), lambda unit: line(unit).is_asked.items),
        columns.counted("bears", _("自己花（小时）"), lambda unit: line(unit).is_asked.hours),
    ]
