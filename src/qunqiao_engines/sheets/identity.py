"""Identity numbers and telephones as they reach us: texts, numbers, 1.3812345678E+10, 370102…x.

Source: GB 11643-1999 for the identity number; its first form had 15 digits, a year of two and no check.
"""

import re
from collections.abc import Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from stdnum.cn import ric

from qunqiao_engines.sheets import tidy
from qunqiao_engines.sheets.written import EXACT, CellRefused, Notes, as_written

_ID = re.compile(r"^(?:[0-9]{17}[0-9X]|[0-9]{15})$")
_SCIENTIFIC = re.compile(r"^[0-9](?:\.[0-9]+)?E\+[0-9]{1,2}$", re.IGNORECASE)
_APOSTROPHES = "'’‘`"
_MOBILE = re.compile(r"^(?:\+?86|0086)?(1[3-9][0-9]{9})$")
_LANDLINE = re.compile(r"^0(10|2[0-9]|[3-9][0-9]{2})-?([2-9][0-9]{6,7})(?:[-转*]([0-9]{1,6}))?$")
_IDS = re.compile(r"(?:(?:[0-9]{17}[0-9X])?\n)*")
_MOBILES = re.compile(r"(?:(?:1[3-9][0-9]{9})?\n)*")


def id_number(cell: Any, notes: Notes) -> str:
    """The identity number in its plain form; a failing check digit or an impossible birthday is a note.

    Raises:
        CellRefused: no identity number, or a spreadsheet kept only 15 of its digits.

    """
    text = _digits(cell, "id_digits_lost").upper()
    if not _ID.match(text):
        raise CellRefused("not_an_id_number")
    if len(text) == 18 and ric.calc_check_digit(text) != text[-1]:
        # What a spreadsheet makes of a long number: 15 digits, then zeros.
        if text.endswith("000"):
            raise CellRefused("id_digits_lost")
        notes.append(("id_check_digit", {}))
    elif birthday(text) is None:
        notes.append(("id_birthday", {}))
    return text


def phone(cell: Any, _notes: Notes) -> str:
    """A mobile number of 11 digits, or a landline as 0531-88881234 (and -801 for an extension).

    Raises:
        CellRefused: neither of them, or digits were lost.

    """
    text = _digits(cell, "phone_digits_lost").translate(dict.fromkeys(map(ord, "()（）")))
    mobile = _MOBILE.match(text.replace("-", ""))
    if mobile:
        return mobile[1]
    landline = _LANDLINE.match(text)
    if landline is None:
        raise CellRefused("not_a_phone")
    return "-".join(("0" + landline[1], *filter(None, landline.groups()[1:])))


def _digits(cell: Any, lost: str) -> str:
    """The cell as digits, exactly; ``lost`` is the code to refuse it with where some are gone."""
    if isinstance(cell, (date, time, timedelta)):
        raise CellRefused("wrong_kind")
    if isinstance(cell, (int, float)) and abs(cell) >= EXACT:
        raise CellRefused(lost)
    text = tidy.code(as_written(cell)).strip(_APOSTROPHES)
    return spelt_out(text, lost).removesuffix(".0")


def spelt_out(text: str, lost: str) -> str:
    """1.3812345678E+10 as 13812345678, any other text as it is.

    3.70102E+17 names six of its digits: the rest is gone, not zero, and ``lost`` the code of the refusal.
    """
    if not _SCIENTIFIC.match(text):
        return text
    exact = Decimal(text)
    if exact.adjusted() >= len(exact.as_tuple().digits):
        raise CellRefused(lost)
    return str(int(exact)) if exact == exact.to_integral_value() else text


def birth_digits(number: str) -> str:
    """The day of birth in an identity number of 15 or 18 digits, as 19870302."""
    return number[6:14] if len(number) == 18 else "19" + number[6:12]


def birthday(number: str) -> date | None:
    """The day of birth in an identity number; None where there is no such day."""
    digits = birth_digits(number)
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def sex(number: str) -> str:
    """The sex in an identity number: the last digit of its serial is odd for men."""
    return "male" if number[16 if len(number) == 18 else 14] in "13579" else "female"


def all_good_ids(cells: Sequence[Any]) -> bool:
    """Whether every cell is empty or an identity number in its plain form, about which nothing is to be said."""
    if not _each(cells, _IDS):
        return False
    numbers = list(filter(None, cells))
    fitting = all(
        # 13 is 2 modulo 11, so reading the digits in base 13 weighs them as the standard does.
        "10X98765432"[2 * int(number[:17], 13) % 11] == number[17]
        for number in numbers
    )
    one_each = {number[6:14]: number for number in numbers}
    return fitting and all(map(birthday, one_each.values()))


def all_good_mobiles(cells: Sequence[Any]) -> bool:
    """Whether every cell is empty or a mobile number in its plain form."""
    return _each(cells, _MOBILES)


def _each(cells: Sequence[Any], pattern: re.Pattern[str]) -> bool:
    try:
        text = "\n".join(cells) + "\n"
    except TypeError:
        return False
    return text.count("\n") == len(cells) and pattern.fullmatch(text) is not None
