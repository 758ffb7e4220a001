"""The visits one may see, as a list."""

from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from qunqiao.kit import clock, columns
from qunqiao.kit.listing import Filter, Table, answer, choice
from qunqiao.people.policy import Reach
from qunqiao.visits import policy
from qunqiao.visits.pages import reader_in
from qunqiao.visits.queries import visible_visits, with_difficulties
from qunqiao.visits.queries.narrowing import by, of_unit, since


@login_required
@require_safe
def visits(request: HttpRequest) -> HttpResponseBase:
    """The visits, the latest first."""
    reach = reader_in(request)
    table = Table(
        title=_("走访"),
        rows=visible_visits(reach),
        columns=_columns(),
        filters=_filters(reach),
        order=("-visited_on",),
        sentence=lambda n: ngettext("共 %(n)d 次走访", "共 %(n)d 次走访", n) % {"n": n},
        empty=_("还没有走访记录。到了单位，用手机点“登记走访”，一分钟填完。"),
        href=lambda row: reverse("visits:visit", args=[row.pk]),
        day=clock.today(),
        worked_out=with_difficulties,
    )
    can = {"cover": policy.may_see_coverage(reach)}
    return answer(request, table, "visits/visits.html", can=can)


def _columns() -> Sequence[columns.Column]:
    return [
        columns.text("unit", _("单位"), lambda row: row.unit.name, "unit__path"),
        columns.dated("visited_on", _("走访日期"), lambda row: row.visited_on, "visited_on"),
        columns.counted("workers", _("见到职工"), lambda row: row.workers),
        columns.counted("officers", _("见到干部"), lambda row: row.officers),
        columns.counted("difficulties", _("要解决的困难"), lambda row: row.difficulty_count),
        # The unit they came from, not who: a list of names would soon be counted.
        columns.text("from", _("走访人单位"), lambda row: row.visitor.unit.name),
    ]


def _filters(reach: Reach) -> Sequence[Filter]:
    spans = [
        ("month", _("最近一个月")),
        ("half", _("最近半年")),
        ("year", _("最近一年")),
    ]
    me = [("me", _("我去的"))]
    return [
        Filter("unit", _("单位"), "text", of_unit),
        choice("since", _("走访日期"), spans, since),
        choice("by", _("谁去的"), me, lambda rows, _value: by(rows, reach.person)),
    ]
