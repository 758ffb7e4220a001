"""The places units have for their organisations' work."""

from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from qunqiao.kit import jinja, listing
from qunqiao.kit.columns import Column, answered, counted, dated, labelled, text
from qunqiao.kit.spoken import spoken
from qunqiao.registry.models import Venue
from qunqiao.registry.pages.asking import Asked, asked, equals, text_filter, unit_filter
from qunqiao.registry.pages.emptiness import nothing
from qunqiao.registry.pages.lists import list_page
from qunqiao.registry.pages.sheets import Sheet
from qunqiao.registry.queries.assets import venues_closed, venues_on
from qunqiao.registry.queries.records import anchor

SHEET = Sheet("venues")
FIELDS = (
    *("unit_id", "name", "code", "unit__name", "unit__code", "kind", "area", "shared"),
    *("opened_on", "closed_on"),
)


@login_required
@require_safe
def venues(request: HttpRequest) -> HttpResponseBase:
    """Places in use, in tree order."""
    about = asked(request)
    return list_page(about, _table(about), _("开展活动的场所，每处一行；点名称看所在的单位。"))


def _table(asked: Asked) -> listing.Table:
    def href(venue: Venue) -> str:
        return f"{asked.address('registry:unit', venue.unit_id)}#{anchor(venue)}"

    query = venues_closed if asked.state == "closed" else venues_on
    return listing.Table(
        title=_("阵地"),
        rows=lambda: query(asked.reach, asked.day),
        fields=FIELDS,
        made_from=asked.question(query.__name__),
        columns=_columns(asked.state),
        filters=_filters(asked),
        order=("unit__path", "kind", "code"),
        sentence=lambda total: _sentence(asked, total),
        empty=nothing(asked, _("没有符合条件的阵地。请放宽筛选条件，或换一天查看。"), "venues"),
        href=href,
        day=asked.day,
        sheet=SHEET.title,
        remembered=True,
    )


@spoken
def _columns(state: str) -> Sequence[Column]:
    code = text("code", _("阵地编号"), lambda row: row.code, "code")
    unit_code = text("unit_code", _("单位编号"), lambda row: row.unit.code, "unit__code")
    kind = labelled("kind", _("类型"), lambda row: row.kind, Venue.Kind.choices, "kind")
    area = counted("area", _("面积（平方米）"), lambda row: row.area, "area")
    shared = text("shared", _("共用"), lambda row: answered(row.shared), "shared")
    opened = dated("opened", _("启用日期"), lambda row: row.opened_on, "opened_on")
    closed = dated("closed", _("停用日期"), lambda row: row.closed_on, "closed_on")
    return [
        SHEET.field(text("name", _("阵地名称"), lambda row: row.name, "name"), "name"),
        SHEET.field(code, "code"),
        text("unit", _("所在单位"), lambda row: row.unit.name, "unit__path"),
        SHEET.field(unit_code, "unit_code"),
        SHEET.coded(kind, "kind", lambda row: row.kind),
        SHEET.field(area, "area"),
        SHEET.coded(shared, "shared", lambda row: row.shared),
        SHEET.field(opened, "opened_on"),
        SHEET.field(closed, "closed_on"),
    ][: 9 if state == "closed" else 8]


def _filters(asked: Asked) -> list[listing.Filter]:
    states = [("closed", _("已停用"))]
    return [
        unit_filter(asked, "unit__path"),
        equals("kind", _("类型"), Venue.Kind.choices, "kind"),
        listing.choice("state", _("状态"), states, lambda rows, _value: rows, _("在用")),
        text_filter(_("名称或编号"), "name", "code"),
        listing.on_day(asked.day),
    ]


def _sentence(asked: Asked, total: int) -> str:
    words = {"day": jinja.day(asked.day), "num": total}
    if asked.state:
        return (
            ngettext("截至 %(day)s 的 %(num)d 处阵地", "截至 %(day)s 的 %(num)d 处阵地", total)
            % words
        )
    return ngettext("%(day)s 在用的 %(num)d 处阵地", "%(day)s 在用的 %(num)d 处阵地", total) % words
