"""The entries of the ledger one may see, one of them, and saying how long it took."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from qunqiao.burden.actions.tell_minutes import tell_minutes
from qunqiao.burden.forms.requests import MinutesForm
from qunqiao.burden.models import Charge
from qunqiao.burden.pages import reader_in
from qunqiao.burden.pages.ledger import asked_month, month_filter
from qunqiao.burden.policy import SMALLEST_CELL
from qunqiao.burden.queries import ledger as queries
from qunqiao.burden.queries.wording import basis_of, cost_of
from qunqiao.kit import clock, columns
from qunqiao.kit.addresses import number_of
from qunqiao.kit.listing import Table, answer, choice
from qunqiao.people.models import Unit
from qunqiao.people.pages import person_in
from qunqiao.people.policy import STAFF, Reach
from qunqiao.people.queries import visible_units

# What one click can say it took.
CLICKS = (5, 15, 30, 60, 120, 240)


@login_required
@require_safe
def charges(request: HttpRequest) -> HttpResponseBase:
    """What was asked in a month, by and of one's units; of one unit with ``?unit=``."""
    reach = reader_in(request)
    month = asked_month(request)
    unit = _unit(reach, number_of(request.GET.get("unit", "")))
    rows = queries.in_month(queries.visible_charges(reach), month)
    table = Table(
        title=_("减负台账明细"),
        rows=queries.around(rows, unit) if unit else rows,
        columns=[
            columns.dated("on", _("日期"), lambda row: row.on, "on"),
            columns.text("what", _("事项"), lambda row: row.what, "what"),
            columns.text("kind", _("事项类别"), lambda row: row.get_kind_display(), "kind"),
            columns.text("unit", _("谁要的"), lambda row: row.unit.name, "unit__path"),
            columns.counted("minutes", _("每个对象约需分钟"), lambda row: row.minutes, "minutes"),
            columns.counted("recipients", _("对象数"), lambda row: row.recipients, "recipients"),
            columns.counted("hours", _("合计小时"), lambda row: queries.in_hours(row.cost)),
            columns.counted("took", _("实际平均（分钟）"), queries.measured),
            columns.text("basis", _("依据"), lambda row: basis_of(row.basis, row.article)),
        ],
        filters=[
            month_filter(month),
            choice(
                "kind",
                _("事项类别"),
                Charge.Kind.choices,
                lambda found, value: found.filter(kind=value),
            ),
        ],
        order=("-on",),
        sentence=lambda n: ngettext("共 %(n)d 项", "共 %(n)d 项", n) % {"n": n},
        empty=_("这个月没有与您单位有关的事项。"),
        href=lambda row: reverse("burden:charge", args=[row.pk]),
        day=clock.today(),
    )
    return answer(request, table, "burden/charges.html", unit=unit, month=str(month))


def _unit(reach: Reach, asked: int | None) -> Unit | None:
    """The unit asked for, if one may see it; of others their total is public, their entries are not."""
    if asked is None:
        return None
    return visible_units(reach, STAFF).filter(pk=asked).first()


@login_required
@require_safe
def charge(request: HttpRequest, charge_id: int) -> HttpResponse:
    """One entry: what, for what reason, what it costs, and how long it took by those who said so."""
    reach = reader_in(request)
    row = queries.the_charge(reach, charge_id)
    values = {
        "charge": row,
        "cost": cost_of(row),
        "basis": basis_of(row.basis, row.article),
        "measured": queries.measured(row),
        "least": SMALLEST_CELL,
        "asked": queries.asked_names(reach, row),
        "mine": list(queries.own_asked(reach, row)),
        "clicks": CLICKS,
    }
    return render(request, "burden/charge.html", values)


@login_required
@require_POST
def minutes(request: HttpRequest, charge_id: int, unit_id: int) -> HttpResponse:
    """Say how long it took; asked once, and nobody has to."""
    asked = queries.the_asked(reader_in(request), charge_id, unit_id)
    form = MinutesForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("分钟数请填 1 到 2880 之间的整数。"))
        return redirect("burden:charge", charge_id)
    tell_minutes(actor=person_in(request), asked=asked, minutes=form.cleaned_data["minutes"])
    messages.success(request, _("记下了，只记合计，不记是谁说的。"))
    return redirect("burden:charge", charge_id)
