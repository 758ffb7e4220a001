"""Dates as clerks write them: 2019-03-01, 2019.3, 2019年3月, 20190301, 二〇一九年三月, 1 Mar 2019, a serial."""

import re
from datetime import date, timedelta

from qunqiao_engines.sheets import tidy
from qunqiao_engines.sheets.amounts import chinese_number

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)
# No way of writing a date is longer, with a time behind it.
_LONGEST = 60
_TIME = r"(?:[T]?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
_PARTS = re.compile(
    rf"^(?P<year>\d{{4}})[-./年、。](?P<month>\d{{1,2}})(?:[-./月、。](?P<day>\d{{1,2}})[日号]?{_TIME}|[月.]?|月份)$"
)
_SPACED_TIME = re.compile(r"\s+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")
_SPACED_DIGITS = re.compile(r"(?<=\d)\s+(?=\d)")
_COMPACT = re.compile(r"^(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})?$")
_SERIAL = re.compile(r"^\d{5}$")
_YEAR = re.compile(r"^((?:19|20)\d{2})年?$")
_SHORT_YEAR = re.compile(r"^['’]?\d{2}[-./年]\d{1,2}(?:[-./月]\d{1,2}[日号]?|月)?$")
_YEAR_LAST = re.compile(r"^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$")
_ZEROS = dict.fromkeys(map(ord, "0Oo○零"), "〇")
_CHINESE = re.compile(
    r"^([〇一二三四五六七八九]{4})年?(?:([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})[日号])?)?$"
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAMED = r"(?P<month>[A-Za-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_ENGLISH = (
    re.compile(rf"^(?:{_DAY}[ -])?{_NAMED}[ ,-]+(?P<year>\d{{4}})$", re.IGNORECASE),
    re.compile(rf"^{_NAMED} {_DAY},? +(?P<year>\d{{4}})$", re.IGNORECASE),
)
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
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


def date_of_text(text: str, *, since_1904: bool = False) -> date:
    """The day a text names; a month alone is its first day, a serial as in ``date_of_number``.

    Raises:
        NotADate: with the code of the sentence that says why; a year alone has ``year`` in its details.

    """
    if len(text) > _LONGEST:
        raise NotADate("not_a_date")
    # 2019 1 1 without its spaces would be November.
    written = tidy.code(_SPACED_DIGITS.sub("-", _SPACED_TIME.sub("", text.strip())))
    match = _PARTS.match(written) or _COMPACT.match(written)
    if match:
        return _day_of(int(match["year"]), int(match["month"]), int(match["day"] or 1))
    if _SERIAL.match(written):
        return date_of_number(int(written), since_1904=since_1904)
    if year := _YEAR.match(written):
        raise NotADate("year_only", year=int(year[1]))
    if _SHORT_YEAR.match(written):
        raise NotADate("two_digit_year")
    if last := _YEAR_LAST.match(written):
        return _year_last(*map(int, last.groups()))
    return _in_chinese(written) or _in_english(tidy.plain(text)) or _nothing()


def _nothing() -> date:
    raise NotADate("not_a_date")


def _in_chinese(written: str) -> date | None:
    """二〇一九年三月五日, 一九九八年三月, also with 零, 0 or the letter O for the zero."""
    match = _CHINESE.match(written.translate(_ZEROS))
    if match is None:
        return None
    year, month, day = (chinese_number(part) if part else None for part in match.groups())
    if month is None:
        raise NotADate("year_only", year=_day_of(year or 0, 1, 1).year)
    return _day_of(year or 0, month, 1 if day is None else day)


def _in_english(written: str) -> date | None:
    """1 Mar 2019, 1-Mar-2019, March 1, 2019, March 2019."""
    match = next(filter(None, (pattern.match(written) for pattern in _ENGLISH)), None)
    if match is None or match["month"][:3].lower() not in _MONTHS:
        return None
    month = _MONTHS.index(match["month"][:3].lower()) + 1
    return _day_of(int(match["year"]), month, int(match["day"] or 1))


def _year_last(first: int, second: int, year: int) -> date:
    """3/25/2019 and 25/3/2019 can only be one day; 03/04/2019 is the third of April or the fourth of March."""
    if first == second or second > 12:
        return _day_of(year, first, second)
    if first > 12:
        return _day_of(year, second, first)
    raise NotADate("ambiguous_day", year=year, first=first, second=second)


def date_of_number(number: float, *, since_1904: bool = False) -> date:
    """The day a bare number stands for: 20190301, 201903, 2019.3, or a spreadsheet serial.

    A number 2019.1 may have been 2019.10 before the spreadsheet dropped the zero: it is refused.
    Serials count from the first day of the workbook, in 1900 or, ``since_1904``, in 1904.

    Raises:
        NotADate: with the code of the sentence that says why.

    """
    whole = int(number)
    if whole in _SERIALS:
        return (_EPOCH_1904 if since_1904 else _EPOCH) + timedelta(days=whole)
    if number == whole:
        if whole in _YEARS:
            raise NotADate("year_only", year=whole)
        # Five digits as text are a serial: those that are none must not come back here.
        return date_of_text(str(whole)) if whole >= 10**5 else _nothing()
    if whole in _YEARS:
        if repr(number).endswith(".1"):
            raise NotADate("month_unclear", year=whole)
        return date_of_text(repr(number))
    raise NotADate("not_a_date")
