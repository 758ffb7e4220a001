"""Money by year: the years that should be on record, with those that are not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from qunqiao.kit import clock
from qunqiao.kit.columns import Column, text
from qunqiao.kit.jinja import money
from qunqiao.registry.models import Fund, Organisation
from qunqiao.registry.pages.asking import Asked
from qunqiao.registry.pages.charts import bars
from qunqiao.registry.pages.parts import Labels, Part, part


@dataclass(frozen=True, slots=True)
class Year:
    """One organisation's year; ``fund`` is None where nothing is on record."""

    organisation: Organisation
    year: int
    fund: Fund | None


def money_part(funds: Sequence[Fund], day: date) -> Part:
    """The money of one organisation, the newest year first."""
    return _part(funds, _columns(funds), day)


def money_of_several(funds: Sequence[Fund], about: Asked) -> Part:
    """The money of a unit's organisations, each with its name, the newest year first."""
    named = text("name", _("组织名称"), lambda row: about.organisation_link(row.organisation))
    year, *rest = _columns(funds)
    return _part(funds, [year, named, *rest], about.day)


def _part(funds: Sequence[Fund], columns: Sequence[Column], day: date) -> Part:
    years = sorted(_years(funds, day), key=lambda row: (-row.year, row.organisation.code))
    labels = Labels(_("经费"), _("没有经费记录。"), "funds")
    made = part(labels, columns, years, record=lambda row: row.fund)
    return replace(made, note=_note(years))


def _years(funds: Iterable[Fund], day: date) -> Iterable[Year]:
    """Each organisation's years from its first on record to the last that was over on ``day``."""
    kept: dict[Organisation, dict[int, Fund]] = {}
    for fund in funds:
        kept.setdefault(fund.organisation, {})[fund.year] = fund
    over = min(day, clock.today()).year - 1
    for organisation, by_year in kept.items():
        for year in range(min(by_year), max(over, *by_year) + 1):
            yield Year(organisation, year, by_year.get(year))


def _columns(funds: Iterable[Fund]) -> list[Column]:
    most = max((value for fund in funds for value in (fund.levy, fund.spent) if value), default=0)

    def drawn(row: Year) -> Markup | str:
        return bars(most, row.fund.levy, row.fund.spent) if row.fund else ""

    return [
        text("year", _("年度"), lambda row: str(row.year)),
        _amount("payroll", _("工资总额（元）")),
        _amount("levy", _("拨缴经费（元）")),
        _amount("spent", _("支出（元）")),
        Column("bars", _("拨缴（上）与支出（下）"), drawn),
    ]


def _amount(field: str, title: str) -> Column:
    def value(row: Year) -> str | Markup:
        if row.fund is None:
            return _missing(_("没有记录"))
        amount: Decimal | None = getattr(row.fund, field)
        return _missing(_("未填报")) if amount is None else money(amount)

    return Column(field, title, value, numeric=True)


def _missing(words: str) -> Markup:
    return Markup('<span class="q-missing">{}</span>').format(words)


def _note(years: Sequence[Year]) -> str:
    missing = sum(1 for row in years if row.fund is None)
    if not missing:
        return ""
    words = ngettext("有 %(num)d 个年度没有记录。", "有 %(num)d 个年度没有记录。", missing)
    return words % {"num": missing}
