"""The organisations' money, year by year."""

from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from qunqiao.kit import listing
from qunqiao.kit.columns import Column, amount, text
from qunqiao.kit.spoken import spoken
from qunqiao.registry.models import Fund, Organisation
from qunqiao.registry.pages.asking import Asked, asked, equals, text_filter, unit_filter
from qunqiao.registry.pages.emptiness import nothing
from qunqiao.registry.pages.lists import list_page
from qunqiao.registry.pages.sheets import Sheet
from qunqiao.registry.queries.assets import fund_years, funds_until
from qunqiao.registry.queries.days import last_year
from qunqiao.registry.queries.records import anchor

SHEET = Sheet("funds")
FIELDS = (
    *("organisation_id", "organisation__name", "organisation__code"),
    *("year", "payroll", "levy", "spent"),
)


@login_required
@require_safe
def funds(request: HttpRequest) -> HttpResponseBase:
    """Money by year, the newest first."""
    about = asked(request)
    return list_page(
        about, _table(about), _("每个组织每年一行，单位是元；没有的年度就是没有报来。")
    )


def _table(asked: Asked) -> listing.Table:
    def href(fund: Fund) -> str:
        return f"{asked.address('registry:organisation', fund.organisation_id)}#{anchor(fund)}"

    return listing.Table(
        title=_("经费"),
        rows=lambda: funds_until(asked.reach, asked.day),
        fields=FIELDS,
        made_from=asked.question("funds"),
        columns=_columns(),
        filters=_filters(asked),
        order=("-year", "organisation__unit__path", "organisation__code"),
        sentence=lambda total: _sentence(asked, total),
        empty=nothing(asked, _("没有符合条件的经费记录。请放宽筛选条件。"), "funds"),
        href=href,
        day=asked.day,
        sheet=SHEET.title,
        remembered=True,
    )


@spoken
def _columns() -> Sequence[Column]:
    code = text("code", _("组织编号"), lambda row: row.organisation.code, "organisation__code")
    # A year is no quantity: written as text, it keeps no thousands comma.
    year = text("year", _("年度"), lambda row: str(row.year), "year")
    return [
        text("name", _("组织名称"), lambda row: row.organisation.name, "organisation__name"),
        SHEET.field(code, "organisation_code"),
        SHEET.field(year, "year"),
        SHEET.field(
            amount("payroll", _("工资总额（元）"), lambda row: row.payroll, "payroll"), "payroll"
        ),
        SHEET.field(amount("levy", _("拨缴经费（元）"), lambda row: row.levy, "levy"), "levy"),
        SHEET.field(amount("spent", _("支出（元）"), lambda row: row.spent, "spent"), "spent"),
    ]


def _filters(asked: Asked) -> list[listing.Filter]:
    years = [(str(year), str(year)) for year in fund_years(asked.reach, asked.day)]
    return [
        unit_filter(asked, "organisation__unit__path"),
        equals("kind", _("组织类别"), Organisation.Kind.choices, "organisation__kind"),
        equals("year", _("年度"), years, "year"),
        text_filter(_("组织名称或编号"), "organisation__name", "organisation__code"),
        listing.on_day(asked.day),
    ]


def _sentence(asked: Asked, total: int) -> str:
    words = {"year": last_year(asked.day), "num": total}
    return (
        ngettext(
            "到 %(year)d 年为止的 %(num)d 条经费记录",
            "到 %(year)d 年为止的 %(num)d 条经费记录",
            total,
        )
        % words
    )
