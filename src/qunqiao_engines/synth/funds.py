"""Union funds by year: payroll, the levy the employer paid over, and what was spent."""

from datetime import date
from decimal import Decimal
from typing import Final

from qunqiao_engines.exact import Draws
from qunqiao_engines.synth import troubles
from qunqiao_engines.synth.values import History, Member, Organisation

YEARS_KEPT: Final = 5
# Yuan a head in the last full year, by the kind of unit.
_PAY: Final = {
    "organ": (112_000, 148_000),
    "institution": (98_000, 142_000),
    "enterprise": (92_000, 165_000),
    "social": (70_000, 96_000),
}
_CENT: Final = Decimal("0.01")


def fund_rows(
    organisation: Organisation,
    kind: str,
    history: History,
    members: list[Member],
    draws: Draws,
    as_of: date,
) -> list[dict[str, object]]:
    """One line per full year the union existed, at most five, the last one ending before ``as_of``."""
    if organisation.kind != "trade_union" or not members:
        return []
    pay = draws.between(*_PAY[kind]) // 100 * 100
    last_year = as_of.year - 1
    rows = []
    for year in range(last_year - YEARS_KEPT + 1, last_year + 1):
        if history.founded_on.year > year:
            continue
        if organisation.closed_on and organisation.closed_on.year <= year:
            continue
        if year == last_year and organisation.code in troubles.FUNDS_MISSING:
            continue
        heads = sum(1 for member in members if member.is_in(date(year, 12, 31)))
        # Pay grew by four percent a year; whole hundreds, so that two percent are whole yuan.
        payroll = heads * pay * (100 - 4 * (last_year - year)) // 10_000 * 100
        rows.append(_row(organisation.code, year, payroll, draws, last=year == last_year))
    return rows


def _row(code: str, year: int, payroll: int, draws: Draws, *, last: bool) -> dict[str, object]:
    rate = troubles.LEVY_PERMILLE.get(code, 20) if last else 20
    levy = Decimal(payroll * rate) / 1000
    spent = levy * draws.between(700, 1_020) / 1000
    unknown = last and code in troubles.PAYROLL_UNKNOWN
    return {
        "organisation_code": code,
        "year": year,
        "payroll": None if unknown else Decimal(payroll).quantize(_CENT),
        "levy": levy.quantize(_CENT),
        "spent": spent.quantize(_CENT),
    }
