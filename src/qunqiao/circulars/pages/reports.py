"""What officers used to add up and copy by hand each month: one page, each a click."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qunqiao.circulars import policy
from qunqiao.circulars.pages import reader_in
from qunqiao.circulars.queries.compose import quarter_began
from qunqiao.kit.errors import NotFound
from qunqiao.kit.listing import day_in
from qunqiao.people.policy import Reach
from qunqiao.people.queries import the_unit
from qunqiao.registry.queries.units import UnitChoice, unit_choices
from qunqiao.supervision.queries.documents import calling_units


@dataclass(frozen=True, slots=True)
class Report:
    """A file to download: what it is, where from, and where the same is seen as a page."""

    name: str
    about: str
    file: str
    page: str


@login_required
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """The reports of one unit on one day; nobody is asked for anything."""
    reach = reader_in(request)
    day = day_in(request.GET)
    chosen = request.GET.get("unit", "")
    units = unit_choices(reach, chosen)
    unit = _chosen(units, chosen)
    since = quarter_began(day)
    values = {
        "units": units,
        "unit": unit,
        "day": day,
        "since": since,
        "reports": _reports(unit, since, day),
        "writes": policy.may_write(reach) and _issues(reach, unit),
    }
    return render(request, "circulars/reports.html", values)


def _chosen(units: Sequence[UnitChoice], chosen: str) -> UnitChoice:
    found = [unit for unit in units if str(unit.pk) == chosen] if chosen else list(units[:1])
    if not found:
        raise NotFound
    return found[0]


def _issues(reach: Reach, unit: UnitChoice) -> bool:
    """Whether one may issue for exactly this body."""
    return calling_units(reach).filter(pk=unit.pk).exists() and the_unit(reach, unit.pk) is not None


def _reports(unit: UnitChoice, since: date, day: date) -> list[Report]:
    on: dict[str, Any] = {"unit": unit.pk, "on": day.isoformat()}
    span = {**on, "since": since.isoformat()}
    found = reverse("circulars:figure", args=["findings.all"])
    return [
        _report(
            _("督办台账"), _("每项牵头责任的进展、期限、措施和佐证。"), reverse("supervision:progress"), on
        ),
        _report(_("问题台账"), _("本季度以来存在、发现和销号的体检问题。"), found, span),
        _report(_("职工花名册"), _("单位的在册职工。"), reverse("registry:people"), on),
        _report(
            _("会员花名册"), _("各组织的会员、团员。"), reverse("registry:memberships"), on
        ),
        _report(_("任职名册"), _("各组织的职务和任职人。"), reverse("registry:posts"), on),
        _report(_("换届台账"), _("各组织的届次和届满日。"), reverse("registry:terms"), on),
    ]  # fmt: skip


def _report(name: str, about: str, page: str, asked: dict[str, Any]) -> Report:
    query = urlencode(asked)
    return Report(name, about, f"{page}?{query}&export=xlsx", f"{page}?{query}")
