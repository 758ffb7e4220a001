"""What is judged across cells and rows: spans of dates, what a row must have, and keys met before."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from qunqiao_engines.sheets import identity
from qunqiao_engines.sheets.columns import SheetLayout
from qunqiao_engines.sheets.results import Value

Columns: TypeAlias = Mapping[str, list[Value]]


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a row, by its index in the batch, is refused: on which field, by what code."""

    index: int
    field: str
    code: str
    details: Mapping[str, Any]


@dataclass(slots=True)
class Seen:
    """The keys met so far in one table: by sheet, the row that had each first."""

    sheets: dict[str, dict[Any, int]] = field(default_factory=dict)


def spans(layout: SheetLayout, values: Columns) -> Iterator[Objection]:
    """The rows in which something ends before it begins."""
    for begin, end in layout.spans:
        if not any(values[end]):
            continue
        for index, (first, last) in enumerate(zip(values[begin], values[end], strict=True)):
            if isinstance(first, date) and isinstance(last, date) and last < first:
                other = layout.column(begin).title
                yield Objection(index, end, "before_begin", {"other": other, "begin": first})


def enough(layout: SheetLayout, values: Columns, refused: Container[int]) -> Iterator[Objection]:
    """The rows in which no set of the fields of which one is needed is filled; not those already refused."""
    if not layout.enough or all(values[layout.enough[0][0]]):
        return
    for index in range(len(values[layout.key[0]])):
        if index in refused:
            continue
        if not any(all(values[name][index] for name in names) for names in layout.enough):
            names = layout.enough[0]
            choices = {
                language: separator.join(
                    joint.join(layout.column(name).title[language] for name in names)
                    for names in layout.enough
                )
                for language, separator, joint in (("zh", "，或", "、"), ("en", "; or ", ", "))
            }
            yield Objection(index, names[0], "not_enough", {"choices": choices})


def doubts(layout: SheetLayout, values: Columns) -> Iterator[Objection]:
    """The rows whose birth date or sex is not that of the identity number; they are taken all the same."""
    column = next((column for column in layout.columns if column.form == "id_number"), None)
    if column is None or not any(values[column.field]):
        return
    nothing = [None] * len(values[column.field])
    births = values.get("birth_date", nothing)
    sexes = values.get("sex", nothing)
    for index, number in enumerate(values[column.field]):
        if not isinstance(number, str):
            continue
        birth = births[index]
        if isinstance(birth, date) and not _born_on(birth, number):
            yield Objection(index, "birth_date", "id_birth_differs", {})
        if sexes[index] and sexes[index] != identity.sex(number):
            yield Objection(index, "sex", "id_sex_differs", {})


def _born_on(birth: date, number: str) -> bool:
    """Whether the birth date is the number's, or may be its month or year where the clerk wrote no more."""
    if birth.isoformat().replace("-", "") == identity.birth_digits(number):
        return True
    born = identity.birthday(number)
    if born is None:
        return True
    month = birth.day == 1 and birth.month == born.month
    return birth.year == born.year and (month or (birth.month, birth.day) == (1, 1))


def repeats(
    layout: SheetLayout, values: Columns, numbers: list[int], seen: Seen, sheet: str
) -> Iterator[Objection]:
    """The rows whose key was met before; the first is not among them, even where itself is refused.

    Both stand before the clerk, who knows which is right. A row whose key is not complete has none.
    """
    columns = [values[name] for name in layout.key]
    keys: list[Any] = columns[0] if len(columns) == 1 else list(zip(*columns, strict=True))
    met = seen.sheets.setdefault(sheet, {})
    complete = not any(None in column for column in columns)
    fresh = complete and all(known.keys().isdisjoint(keys) for known in seen.sheets.values())
    if fresh and len(set(keys)) == len(keys):
        met.update(zip(keys, numbers, strict=True))
        return
    for index, key in enumerate(keys):
        if any(column[index] is None for column in columns):
            continue
        title = next((title for title, known in seen.sheets.items() if key in known), None)
        if title is None:
            met[key] = numbers[index]
            continue
        place = {"zh": "", "en": ""}
        if title != sheet:
            place = {"zh": f"工作表“{title}”", "en": f" of the sheet “{title}”"}
        details = {"other": seen.sheets[title][key], "place": place}
        yield Objection(index, layout.key[0], "duplicate_key", details)
