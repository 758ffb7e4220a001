"""The units, as a tree written as a list."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe
from markupsafe import Markup

from qunqiao.kit import jinja, listing
from qunqiao.kit.columns import Column, answered, counted, dated, labelled, text
from qunqiao.people.models import Unit
from qunqiao.registry.pages.asking import INDENT, Asked, asked, equals, text_filter, unit_filter
from qunqiao.registry.pages.emptiness import nothing
from qunqiao.registry.pages.lists import list_page
from qunqiao.registry.pages.sheets import Sheet
from qunqiao.registry.policy.intake import may_send_intake
from qunqiao.registry.queries.units import closed_units, standing_units, with_organisations

SHEET = Sheet("units")
FIELDS = ("path", "depth", "name", "code", "kind", "head_count", "premises", "closed_on")


@login_required
@require_safe
def units(request: HttpRequest) -> HttpResponseBase:
    """Units in tree order, each below the one it belongs to."""
    about = asked(request)
    return list_page(
        about,
        _table(about),
        _("单位按隶属关系排列，点名称看一个单位的全部情况。"),
        workbook=_workbook(about),
    )


def _workbook(about: Asked) -> str:
    """Where the whole registry is to be had as a workbook, for those who keep the records."""
    return about.address("registry:workbook") if may_send_intake(about.reach) else ""


def _table(asked: Asked) -> listing.Table:
    closed = asked.state == "closed"
    query = closed_units if closed else standing_units
    return listing.Table(
        title=pgettext("名单", "单位"),
        rows=lambda: query(asked.reach, asked.day),
        fields=FIELDS if closed else (*FIELDS, "organisation_count"),
        made_from=asked.question(query.__name__),
        worked_out=None if closed else lambda rows: with_organisations(rows, asked.day),
        columns=_columns(asked),
        filters=_filters(asked),
        order=("path",),
        sentence=lambda total: _sentence(asked, total),
        empty=nothing(asked, _("没有符合条件的单位。请放宽筛选条件，或换一天查看。"), "units"),
        href=lambda _unit: None,
        day=asked.day,
        sheet=SHEET.title,
        remembered=True,
    )


def _columns(asked: Asked) -> list[Column]:
    # Sorted by a column the tree is gone, and an indent would tell a wrong parent.
    tree = not asked.query.get("sort")
    top = min((len(duty.path) // Unit.steplen for duty in asked.reach.duties), default=1)

    def name(unit: Unit) -> Markup:
        # The link is the cell's own: a row's link would underline the indent too.
        indent = INDENT * (unit.depth - top) if tree else ""
        return Markup("{}{}").format(indent, asked.unit_link(unit))

    named = Column("name", _("单位名称"), name, ("name",), plain=lambda unit: unit.name)
    coded = text("code", _("单位编号"), lambda unit: unit.code, "code")
    kind = labelled("kind", _("单位性质"), lambda unit: unit.kind, Unit.Kind.choices, "kind")
    heads = counted("heads", _("职工人数"), lambda unit: unit.head_count, "head_count")
    places = text("premises", _("有无活动阵地"), lambda unit: answered(unit.premises), "premises")
    closed = dated("closed", _("撤销日期"), lambda unit: unit.closed_on, "closed_on")
    # Of a closed unit it matters since when; what it had is gone with it.
    now = counted("organisations", _("群团组织"), lambda unit: unit.organisation_count)
    return [
        SHEET.field(named, "name"),
        SHEET.field(coded, "code"),
        SHEET.coded(kind, "kind", lambda unit: unit.kind),
        SHEET.field(heads, "head_count"),
        SHEET.coded(places, "premises", lambda unit: unit.premises),
        SHEET.field(closed, "closed_on") if asked.state == "closed" else now,
    ]


def _filters(asked: Asked) -> list[listing.Filter]:
    states = [("closed", _("已撤销"))]
    return [
        unit_filter(asked, "path"),
        equals("kind", _("单位性质"), Unit.Kind.choices, "kind"),
        listing.choice("state", _("状态"), states, lambda rows, _value: rows, _("在册")),
        text_filter(_("名称或编号"), "name", "short_name", "code"),
        listing.on_day(asked.day),
    ]


def _sentence(asked: Asked, total: int) -> str:
    words = {"day": jinja.day(asked.day), "num": total}
    if asked.state:
        return (
            ngettext("截至 %(day)s 的 %(num)d 个单位", "截至 %(day)s 的 %(num)d 个单位", total)
            % words
        )
    return ngettext("%(day)s 在册的 %(num)d 个单位", "%(day)s 在册的 %(num)d 个单位", total) % words
