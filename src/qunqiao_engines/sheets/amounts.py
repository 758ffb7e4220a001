"""Whole numbers and amounts as they are written in Chinese offices."""

import re
from decimal import ROUND_HALF_UP, Decimal

from qunqiao_engines.sheets import tidy

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
}
_WEIGHTS = {"十": 10, "百": 100, "千": 1000}
_CHINESE = re.compile("^[零〇○一二两三四五六七八九十百千万]+$")
_WHOLE = re.compile(
    r"^第?(?P<number>[+-]?[\d,]+(?:\.0*)?|[零〇○一二两三四五六七八九十百千万]+)(?:个?(?:人|名|位|家|岁)|届|年度?|次)?$"
)
_GROUPED = re.compile(r"^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
_AMOUNT = re.compile(
    r"^(?:人民币|[¥$])?(?P<number>[+-]?[\d,]+(?:\.\d+)?|[+-]?\.\d+)(?P<unit>亿元?|千万元?|百万元?|万元?|千元|元整?|平方米|平米|m2|㎡)?$",
    re.IGNORECASE,
)
SCALES = {"亿": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4, "千": 10**3}
# No number in an office is longer; longer ones would only keep us busy.
LONGEST = 60
CENT = Decimal("0.01")
# A spreadsheet's own arithmetic leaves dust such as 0.30000000000000004; this much is dust.
_DUST = Decimal("0.000001")


def chinese_number(text: str) -> int | None:
    """三 → 3, 二十一 → 21, 二〇一九 → 2019, 一万二千 → 12000; None where it is not a number."""
    if not _CHINESE.match(text):
        return None
    if not any(weight in text for weight in "十百千万"):
        return int("".join(str(_DIGITS[character]) for character in text))
    whole, _, rest = text.rpartition("万")
    return (_below_ten_thousand(whole) or 0) * 10_000 + _below_ten_thousand(rest)


def _below_ten_thousand(text: str) -> int:
    total = pending = 0
    for character in text:
        if character in _WEIGHTS:
            total += (pending or 1) * _WEIGHTS[character]
            pending = 0
        else:
            pending = _DIGITS.get(character, 0)
    return total + pending


def _ungrouped(digits: str) -> str | None:
    """The digits without thousands commas; None where the commas stand elsewhere."""
    if "," not in digits:
        return digits
    return digits.replace(",", "") if _GROUPED.match(digits) else None


def whole_number(text: str) -> int | None:
    """The whole number of 126, １２６, 1,260人, 5年, 第三届; None where it is none."""
    match = _WHOLE.match(tidy.code(text)) if len(text) <= LONGEST else None
    if match is None:
        return None
    number = match["number"]
    if _CHINESE.match(number):
        return chinese_number(number)
    digits = _ungrouped(number)
    return int(Decimal(digits)) if digits else None


def amount(text: str, scale: int = 1) -> Decimal | None:
    """The amount of 1,200.50元 or 120万元, exact; None where it is none.

    ``scale`` is the unit of the heading (10000 under 工资总额(万元)); a unit in the cell overrules it.
    """
    match = _AMOUNT.match(tidy.code(text)) if len(text) <= LONGEST else None
    if match is None:
        return None
    digits = _ungrouped(match["number"])
    if digits is None:
        return None
    unit = (match["unit"] or "").lower()
    if unit:
        scale = SCALES.get(unit.removesuffix("元"), 1)
    return Decimal(digits) * scale


def to_cents(exact: Decimal) -> tuple[Decimal, bool]:
    """The amount with two places, half rounded up, and whether that changed more than dust."""
    rounded = exact.quantize(CENT, rounding=ROUND_HALF_UP)
    return rounded, abs(rounded - exact) > _DUST
