"""Units that nobody has been to, for the bodies that should go."""

from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from qunqiao.kit import clock, columns
from qunqiao.kit.errors import require
from qunqiao.kit.listing import Filter, Table, answer, choice
from qunqiao.people.pages import reach_in
from qunqiao.visits import policy
from qunqiao.visits.queries import coverage
from qunqiao.visits.queries.narrowing import unheard


@login_required
@require_safe
def units(request: HttpRequest) -> HttpResponseBase:
    """The units below one that were neither visited nor heard for half a year, in tree order."""
    reach = reach_in(request)
    require(policy.may_see_coverage(reach))
    rows = coverage(reach)
    if not request.GET.get("since"):
        rows = unheard(rows)
    table = Table(
        title=_("走访覆盖"),
        rows=rows,
        columns=_columns(),
        filters=_filters(),
        order=("path",),
        sentence=lambda n: ngettext("共 %(n)d 个单位", "共 %(n)d 个单位", n) % {"n": n},
        empty=_("下属单位都有人去过，或听到过那里的诉求。"),
        href=lambda row: f"{reverse('visits:new')}?unit={row.pk}",
        day=clock.today(),
    )
    return answer(request, table, "visits/coverage.html")


def _columns() -> Sequence[columns.Column]:
    return [
        columns.text("unit", _("单位"), lambda row: row.name),
        columns.dated("visited_on", _("最近一次走访"), lambda row: row.visited_on),
        columns.dated("heard_on", _("最近一次听到诉求"), lambda row: row.heard_on),
    ]


def _filters() -> Sequence[Filter]:
    spans = [
        ("year", _("一年内没有走访、没有诉求")),
        ("never", _("从来没有走访、没有诉求")),
        ("all", _("全部下属单位")),
    ]

    return [
        choice("since", _("多久没去"), spans, unheard, unchosen=_("半年内没有走访、没有诉求")),
        Filter("unit", _("单位"), "text", lambda rows, v: rows.filter(name__icontains=v)),
    ]
