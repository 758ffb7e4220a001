"""Dates as clerks write them: 2019-03-01, 2019.3, 2019年3月, 20190301, 二〇一九年三月, or a serial."""

import re
from datetime import date, timedelta

from qunqiao_engines.sheets import tidy
from qunqiao_engines.sheets.amounts import chinese_number

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)
_TIME = r"(?:[T]?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
_PARTS = re.compile(
    rf"^(?P<year>\d{{4}})[-./年](?P<month>\d{{1,2}})(?:[-./月](?P<day>\d{{1,2}})[日号]?{_TIME}|[月.]?)$"
)
_SPACED_TIME = re.compile(r"\s+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")
_COMPACT = re.compile(r"^(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})?$")
_YEAR = re.compile(r"^(?:19|20)\d{2}年?$")
_SHORT_YEAR = re.compile(r"^['’]?\d{2}[-./年]\d{1,2}(?:[-./月]\d{1,2}[日号]?|月)?$")
_CHINESE = re.compile(
    r"^([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})[日号])?$"
)
_EPOCH = date(1899, 12, 30)
# A bare number is a serial only where it cannot be a year: 10000 is 1927-05-18, 73415 is 2100-12-31.
_SERIALS = range(10_000, 73_416)
_YEARS = range(1900, 2101)


class NotADate(ValueError):
    """The cell is no date; carries the code and details of the refusal."""

    def __init__(self, code: str, **details: int) -> None:
        super().__init__(code)
        self.code, self.details = code, details


def _day_of(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise NotADate("no_such_month", month=month)
    if not FIRST.year <= year <= LAST.year:
        raise NotADate("date_out_of_range")
    try:
        return date(year, month, day)
    except ValueError as error:
        raise NotADate("no_such_day", year=year, month=month, day=day) from error


def date_of_text(text: str) -> date:
    """The day a text names; a month alone is its first day.

    Raises:
        NotADate: with the code of the sentence that says why.

    """
    written = tidy.code(_SPACED_TIME.sub("", text))
    match = _PARTS.match(written) or _COMPACT.match(written)
    if match:
        return _day_of(int(match["year"]), int(match["month"]), int(match["day"] or 1))
    chinese = _CHINESE.match(written)
    if chinese:
        year, month, day = (chinese_number(part or "一") or 0 for part in chinese.groups())
        return _day_of(year, month, day)
    if _YEAR.match(written):
        raise NotADate("year_only")
    if _SHORT_YEAR.match(written):
        raise NotADate("two_digit_year")
    raise NotADate("not_a_date")


def date_of_number(number: float) -> date:
    """The day a bare number stands for: 20190301, 201903, 2019.3, or a spreadsheet serial.

    A number 2019.1 may have been 2019.10 before the spreadsheet dropped the zero: it is refused.

    Raises:
        NotADate: with the code of the sentence that says why.

    """
    whole = int(number)
    if number == whole:
        if whole in _YEARS:
            raise NotADate("year_only")
        if whole in _SERIALS:
            return _EPOCH + timedelta(days=whole)
        return date_of_text(str(whole))
    if whole in _YEARS:
        if repr(number).endswith(".1"):
            raise NotADate("month_unclear", year=whole)
        return date_of_text(repr(number))
    if whole in _SERIALS:
        return _EPOCH + timedelta(days=whole)
    raise NotADate("not_a_date")
