"""One unit: what matters now, its facts, organisations, places, money, duties, units below."""

from collections.abc import Iterable

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from qunqiao.kit import clock
from qunqiao.kit.columns import Column, amount, answered, counted, dated, text
from qunqiao.kit.jinja import day as written
from qunqiao.kit.jinja import number
from qunqiao.people.models import Seat, Unit
from qunqiao.people.policy import OVERSEERS, may_change_tree
from qunqiao.people.queries import seats_of, the_unit
from qunqiao.registry.models import Fund, Organisation, Venue
from qunqiao.registry.pages.asking import Asked, asked
from qunqiao.registry.pages.parts import Labels, Part, moments, part
from qunqiao.registry.pages.words import running_term, term_mark, term_outcome
from qunqiao.registry.queries.assets import funds_at, venues_at
from qunqiao.registry.queries.organisations import organisations_at
from qunqiao.registry.queries.units import people_count, sub_units, visible_ancestors


@login_required
@require_safe
def unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The unit as it stood on a day."""
    about = asked(request)
    found = the_unit(about.reach, unit_id)
    organisations = list(organisations_at(found, about.day))
    venues = list(venues_at(found, about.day))
    above = visible_ancestors(about.reach, found)
    below = list(sub_units(found, about.day))
    ids = {"units": [found.pk], "venues": [venue.pk for venue in venues]}
    values = {
        "unit": found,
        "can": _can(found, below, about),
        "day": about.day,
        "above": [(parent.name, about.address("registry:unit", parent.pk)) for parent in above],
        "lead": _lead(found, organisations, about),
        "facts": _facts(found, people_count(found, about.day), about),
        "parts": [
            _organisations_part(organisations, about),
            venues_part(venues),
            _funds_part(funds_at(found, about.day), about),
            _units_part(below, about),
            _seats_part(seats_of(found, about.day)),
        ],
        "history": moments(found, ids),
    }
    return render(request, "registry/unit.html", values)


def _can(unit: Unit, below: list[Unit], about: Asked) -> dict[str, bool]:
    """Which steps with an open unit this reader may take; the top stays, one with units below too."""
    open_now = unit.open_on(clock.today())
    changes = open_now and may_change_tree(about.reach, unit)
    return {
        "grant": open_now and about.reach.has(OVERSEERS, unit),
        "move": changes and not unit.is_root(),
        "close": changes and not below,
    }


def _lead(unit: Unit, organisations: list[Organisation], about: Asked) -> str:
    """The most urgent thing: closed, no organisation, overdue or unknown terms, then all well."""
    if not unit.open_on(about.day):
        return _("这个单位已于 %(day)s 撤销。") % {"day": written(unit.closed_on)}
    if not organisations:
        return _("这个单位没有登记群团组织。")
    outcomes = [term_outcome(running_term(row), about.day) for row in organisations]
    words = {
        "breach": _("%(num)d 个群团组织中，%(some)d 个届满未换届。"),
        "unknown": _("%(num)d 个群团组织中，%(some)d 个没有在任届次的记录。"),
        "due": _("%(num)d 个群团组织中，%(some)d 个半年内届满。"),
    }
    for outcome, sentence in words.items():
        if some := outcomes.count(outcome):
            return sentence % {"num": len(outcomes), "some": some}
    sound = ngettext("%(num)d 个群团组织在任期内。", "%(num)d 个群团组织在任期内。", len(outcomes))
    return sound % {"num": len(outcomes)}


def _facts(unit: Unit, people: int, about: Asked) -> list[tuple[str, object]]:
    return [
        (_("单位编号"), unit.code),
        (_("统一社会信用代码"), unit.uscc),
        (_("单位性质"), unit.get_kind_display()),
        (_("行政区划代码"), unit.region),
        (_("职工人数"), number(unit.head_count)),
        (_("名册上的人员"), about.people_link(unit, people)),
        (_("有无活动阵地"), answered(unit.premises)),
        (_("设立日期"), written(unit.opened_on)),
    ]


def _organisations_part(organisations: list[Organisation], about: Asked) -> Part:
    columns = [
        text("name", _("组织名称"), lambda row: row.name),
        text("kind", _("类别"), lambda row: row.get_kind_display()),
        text("tier", _("层级"), lambda row: row.get_tier_display()),
        counted("members", _("会员人数"), lambda row: row.member_count),
        Column("term", _("任期"), lambda row: term_mark(running_term(row), about.day)),
    ]
    labels = Labels(_("群团组织"), _("没有登记群团组织。"))
    return part(
        labels, columns, organisations, lambda row: about.address("registry:organisation", row.pk)
    )


def venues_part(venues: Iterable[Venue]) -> Part:
    """The places of a unit."""
    columns = [
        text("name", _("阵地名称"), lambda row: row.name),
        text("kind", _("类型"), lambda row: row.get_kind_display()),
        counted("area", _("面积（平方米）"), lambda row: row.area),
        text("shared", _("共用"), lambda row: answered(row.shared)),
        dated("opened", _("启用日期"), lambda row: row.opened_on),
    ]
    return part(Labels(_("阵地"), _("没有登记阵地。")), columns, venues)


def _funds_part(funds: Iterable[Fund], about: Asked) -> Part:
    columns = [
        text("name", _("组织名称"), lambda row: row.organisation.name),
        text("year", _("年度"), lambda row: str(row.year)),
        amount("payroll", _("工资总额（元）"), lambda row: row.payroll),
        amount("levy", _("拨缴经费（元）"), lambda row: row.levy),
        amount("spent", _("支出（元）"), lambda row: row.spent),
    ]
    return part(
        Labels(_("经费"), _("没有经费记录。")),
        columns,
        funds,
        lambda row: about.address("registry:organisation", row.organisation_id),
    )


def _units_part(units: Iterable[Unit], about: Asked) -> Part:
    columns = [
        text("name", _("单位名称"), lambda row: row.name),
        text("code", _("单位编号"), lambda row: row.code),
        text("kind", _("单位性质"), lambda row: row.get_kind_display()),
        counted("heads", _("职工人数"), lambda row: row.head_count),
    ]
    labels = Labels(_("下级单位"), _("没有下级单位。"))
    return part(labels, columns, units, lambda row: about.address("registry:unit", row.pk))


def _seats_part(seats: Iterable[Seat]) -> Part:
    columns = [
        text("role", _("职责"), lambda row: row.get_role_display()),
        text("name", _("姓名"), lambda row: row.person.name),
        dated("began", _("起"), lambda row: row.began_on),
        dated("ended", _("止"), lambda row: row.ended_on),
    ]
    return part(Labels(_("平台职责"), _("没有授予职责。")), columns, seats)
