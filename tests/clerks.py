"""Parts of the sample province as three clerks send them, each with the key of what should come of it.

The first writes dates in ten ways and merges cells, the second exports text from an old system, the
third works in English on one sheet. Each made mistakes. All people, numbers and telephones are invented.
"""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

import xlsxwriter
from stdnum.cn import ric

from qunqiao_engines.synth import sample_province

Record = Mapping[str, Any]
_MADE = datetime(2026, 11, 19)  # noqa: DTZ001 - the format has no zones
_FIGURES = "〇一二三四五六七八九"
_EPOCH_1904 = date(1904, 1, 1)


@dataclass
class Key:
    """What should come of a file: per table the records, and by (row, field, code) what is said of rows."""

    records: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    refused: list[tuple[int, str, str]] = field(default_factory=list)
    warned: list[tuple[int, str, str]] = field(default_factory=list)
    skipped: list[tuple[int, str]] = field(default_factory=list)
    unknown: tuple[str, ...] = ()

    def expect(self, table: str, record: Record, **instead: Any) -> None:
        """One more row of the table; ``instead`` is what the clerk wrote otherwise."""
        self.records.setdefault(table, []).append({**record, **instead})


@dataclass(frozen=True)
class Sent:
    """A file of a clerk and its key."""

    content: bytes
    key: Key


_tables = cache(lambda: sample_province().tables)


def _of(table: str, **wanted: object) -> list[Record]:
    return [
        row for row in _tables()[table] if all(row[name] == value for name, value in wanted.items())
    ]


def _people(unit: str, count: int) -> list[Record]:
    """The first people of a unit of whom the birth date is known and who have not left."""
    known = [row for row in _of("people", unit_code=unit, left_on=None) if row["birth_date"]]
    return [{k: row[k] for k in row if k != "left_on"} for row in known[:count]]


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("", "十", "二十", "三十")[tens] + (_FIGURES[ones] if ones else "")


_HABITS: Sequence[Callable[[date], Any]] = (
    lambda day: day.isoformat(),
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day:%Y%m%d}",
    lambda day: int(f"{day:%Y%m%d}"),
    lambda day: f"{day.year}/{day.month}/{day.day}",
    lambda day: (
        "".join(_FIGURES[int(figure)] for figure in str(day.year))
        + f"年{_chinese(day.month)}月{_chinese(day.day)}日"
    ),
    lambda day: day,
    lambda day: (day - date(1899, 12, 30)).days,
    lambda day: f"{day.day} {day:%b} {day.year}",
)


class _Book:
    """An .xlsx made row by row."""

    def __init__(self, **options: Any) -> None:
        self._buffer = io.BytesIO()
        options |= {"in_memory": True, "default_date_format": "yyyy-mm-dd"}
        self.book = xlsxwriter.Workbook(self._buffer, options)
        self.book.set_properties({"created": _MADE})
        self.next = 0

    def page(self, title: str) -> None:
        """A new sheet, which the next rows are for."""
        self.sheet = self.book.add_worksheet(title)
        self.sheet.set_column(0, 7, 16)
        self.next = 0

    def row(self, *cells: Any) -> int:
        """One more row; gives its number."""
        self.sheet.write_row(self.next, 0, cells)
        self.next += 1
        return self.next

    def merged(self, first: int, last: int, column: int, text: str) -> None:
        """The cells of a column from one row number to another as one."""
        self.sheet.merge_range(first - 1, column, last - 1, column, text)

    def bytes(self) -> bytes:
        self.book.close()
        return self._buffer.getvalue()


def clerk_one() -> Sent:
    """Two stations' people and one's members, as personnel keeps them for printing."""
    book, key = _Book(), Key(unknown=("备注",))
    book.page("花名册")
    book.sheet.merge_range(0, 0, 0, 6, "澜江省农业农村厅直属单位职工花名册")
    book.row()
    book.row("填报单位：省农业农村厅人事处", "", "", "", "", "2026年11月")
    book.row("序号", "所在单位编号", "职工编号", "姓名", "性别", "出生", "备注")
    book.row("", "", "", "", "", "年月日", "")
    for column, text in enumerate(("序号", "所在单位编号", "职工编号", "姓名", "性别")):
        book.merged(3, 4, column, text)
    for unit, count in (("LJ003", 30), ("LJ004", 20)):
        _group(book, key, unit, _people(unit, count))
    key.skipped.append((book.row("总 计", "", "", "50人"), "total_row"))
    key.skipped.append((book.row("填表人：周敏", "", "", "", "审核人：胡建"), "note_row"))
    _members(book, key)
    return Sent(book.bytes(), key)


def _group(book: _Book, key: Key, unit: str, people: Iterable[Record]) -> None:
    first = book.next + 1
    for place, person in enumerate(people):
        name = "　".join(person["name"]) if len(person["name"]) == 2 else person["name"]
        sex = {"female": "女", "male": "男"}.get(person["sex"], "")
        born = _HABITS[place % len(_HABITS)](person["birth_date"])
        instead: dict[str, Any] = {}
        if (unit, place) in _SLIPS:
            wrong, code = _SLIPS[unit, place]
            instead = dict.fromkeys(wrong)
            born, sex = wrong.get("birth_date", born), wrong.get("sex", sex)
            name = wrong.get("name", name)
            key.refused.append((first + place, next(iter(wrong)), code))
        book.row(place + 1, "", person["staff_number"], name, sex, "", "")
        book.sheet.write(book.next - 1, 5, born)
        key.expect("people", person, **instead)
    book.merged(first, book.next, 1, unit)
    key.skipped.append((book.row("", "小计", "", f"{book.next - first + 1}人"), "total_row"))


_SLIPS: Mapping[tuple[str, int], tuple[dict[str, str], str]] = {
    ("LJ003", 4): ({"birth_date": "1987-13-02"}, "no_such_month"),
    ("LJ003", 9): ({"birth_date": "1990.2.30"}, "no_such_day"),
    ("LJ003", 21): ({"birth_date": "03/04/1988"}, "ambiguous_day"),
    ("LJ004", 3): ({"sex": "男女"}, "not_a_choice"),
    ("LJ004", 7): ({"name": ""}, "missing"),
    ("LJ004", 12): ({"birth_date": "87.3.2"}, "two_digit_year"),
}


def _members(book: _Book, key: Key) -> None:
    """The members of one union, who joined in a month; the union stands once for all of them."""
    book.page("会员名册")
    book.row("省农技总站工会会员名册")
    book.row("工会名称", "职工号", "会员姓名", "入会时间")
    people = {row["staff_number"]: row["name"] for row in _people("LJ003", 30)}
    members = [
        row
        for row in _of("memberships", organisation_code="LJ003-GH", left_on=None)
        if row["staff_number"] in people
    ]
    first, union = book.next + 1, "澜江省农业技术推广总站工会委员会"
    for row in members:
        joined = row["joined_on"]
        number = row["staff_number"]
        book.row("", number, people[number], f"{joined.year}年{joined.month}月")
        kept = {"staff_number": number, "joined_on": joined.replace(day=1)}
        key.expect("memberships", kept, organisation_code=union)
    book.merged(first, book.next, 0, union)


def clerk_two() -> Sent:
    """An institute's people from an old system: text in GBK, long numbers as Excel showed them."""
    key = Key()
    lines = ["职工编号,姓名,性别,出生年月,单位代码,手机号码,身份证号码"]
    for place, person in enumerate(_people("LJ005", 60)):
        number = _identity(person, place)
        phone = f"1990000{place * 37 % 10_000:04d}"
        cells = {
            "staff_number": person["staff_number"],
            "name": person["name"],
            "sex": {"female": "F", "male": "M"}.get(person["sex"], ""),
            "birth_date": f"{person['birth_date']:%Y-%m-%d}",
            "unit_code": "LJ005",
            "phone": f"{int(phone):.10E}" if place % 3 == 0 else phone,
            "id_number": _as_exported(number, place),
        }
        if place % 4 == 0:
            cells |= {name: _wide(cells[name]) for name in ("staff_number", "unit_code", "sex")}
        instead: dict[str, Any] = {"phone": phone, "id_number": number}
        for name, (text, code) in _LOSSES.get(place, {}).items():
            cells[name], instead[name] = text, None
            if code:
                key.refused.append((place + 2, name, code))
        if place == _MISTYPED:
            cells["id_number"] = instead["id_number"] = number[:-1] + "0X"[number[-1] != "X"]
            key.warned.append((place + 2, "id_number", "id_check_digit"))
        lines.append(",".join(cells.values()))
        key.expect("people", person, **instead)
    lines.append(f"合计,{len(lines) - 1}人")
    key.skipped.append((len(lines), "total_row"))
    return Sent("\r\n".join(lines).encode("gbk"), key)


_MISTYPED = 33
_LOSSES: Mapping[int, Mapping[str, tuple[str, str]]] = {
    11: {"id_number": ("9.90000198505230E+17", "id_digits_lost")},
    23: {"phone": ("1.99E+10", "phone_digits_lost")},
    # Nothing is lost by this one: the identity number tells who it is.
    29: {"staff_number": ("", "")},
    41: {"sex": ("X", "not_a_choice")},
}


def _identity(person: Record, place: int) -> str:
    """An identity number of a region that does not exist, with a check digit that fits."""
    serial = place * 2 + (1 if person["sex"] == "male" else 0)
    digits = f"990000{person['birth_date']:%Y%m%d}{serial:03d}"
    return digits + ric.calc_check_digit(digits + "0")


def _as_exported(number: str, place: int) -> str:
    return (number, f"'{number}", number.lower(), f"{number}\t", _wide(number))[place % 5]


def _wide(text: str) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) for letter in text)


def clerk_three() -> Sent:
    """A company's return in English: three tables on one sheet of a workbook from an old Macintosh."""
    book, key = _Book(date_1904=True), Key(unknown=("Blood type",))
    book.page("Return 2026")
    book.row("Annual return of the water works, all figures in yuan")
    book.row()
    _three_units(book, key)
    book.row()
    _three_people(book, key)
    book.row()
    key.skipped.append((book.row("3. Trade union funds"), "title_row"))
    book.row("Union", "Year", "Payroll", "Levy")
    for union in _of("organisations", kind="trade_union"):
        if union["unit_code"] in _WORKS:
            for fund in _of("funds", organisation_code=union["code"]):
                _three_fund(book, key, union, fund)
    return Sent(book.bytes(), key)


_WORKS = ("LJ008", "LJ009", "LJ010", "LJ011")


def _three_units(book: _Book, key: Key) -> None:
    names = {row["code"]: row["name"] for row in _of("units")}
    book.row("1. Units")
    book.row("Unit no", "Name", "Parent unit", "Kind", "Employees", "Opened on")
    for code in _WORKS:
        unit = _of("units", code=code)[0]
        kind = {"organ": "Organ", "institution": "Institution", "enterprise": "Enterprise"}
        parent, opened = names[unit["parent_code"]], unit["opened_on"]
        since = (opened - _EPOCH_1904).days if opened else ""
        book.row(code, unit["name"], parent, kind[unit["kind"]], unit["head_count"], since)
        told = {name: unit[name] for name in ("code", "name", "kind", "head_count", "opened_on")}
        key.expect("units", told, parent_code=parent)


def _three_people(book: _Book, key: Key) -> None:
    names = {row["code"]: row for row in _of("units")}
    key.skipped.append((book.row("2. Staff"), "title_row"))
    book.row("Staff no", "Full name", "Gender", "Date of birth", "Unit", "Blood type")
    people = [*_people("LJ010", 25), *_people("LJ011", 25)]
    # Two were copied twice, as happens at the edge of a screen.
    for place, person in enumerate((*people, people[3], people[30])):
        unit = names[person["unit_code"]]
        called = unit["short_name" if place % 2 else "name"]
        born = person["birth_date"]
        # Serials before the fifth figure would be years, and the clerk knows it.
        serial = (born - _EPOCH_1904).days
        written = serial if place % 2 and serial >= 10_000 else born
        sex = {"male": 1, "female": 2}.get(person["sex"], "")
        row = book.row(person["staff_number"], person["name"], sex, "", called, "AB"[place % 2])
        book.sheet.write(row - 1, 3, written)
        key.expect("people", person, unit_code=called)
        if place >= len(people):
            key.refused.append((row, "staff_number", "duplicate_key"))


def _three_fund(book: _Book, key: Key, union: Record, fund: Record) -> None:
    told = {name: fund[name] for name in ("year", "payroll", "levy")}
    levy: Any = float(fund["levy"])
    if (union["unit_code"], fund["year"]) == ("LJ009", 2025):
        levy, told["levy"] = "about 200,000", None
        key.refused.append((book.next + 1, "levy", "not_a_number"))
    book.row(union["name"], str(fund["year"]), f"{fund['payroll']:,}", levy)
    key.expect("funds", told, organisation_code=union["name"])


CLERKS: Mapping[str, Callable[[], Sent]] = {
    "clerk-one.xlsx": clerk_one,
    "clerk-two.csv": clerk_two,
    "clerk-three.xlsx": clerk_three,
}
