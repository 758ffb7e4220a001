"""A Popolo document as the tables of a workbook, so that it comes in by the same door as any other.

Nothing is judged here but the shape: codes, kinds and days go on as they stand, and the intake says of
each row what it would do or why not.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from qunqiao.kit.errors import Invalid
from qunqiao.people.models import Person
from qunqiao.registry.bridge import Rejected, rejects
from qunqiao.registry.queries.popolo import CODE, CREDIT, STAFF_NUMBER, person_id

_CHUNK = 500
_DIGITS = 19  # ids of databases are shorter
_MOST = 1_000_000  # what a sheet holds, and this machine's memory too
_PARTS = ("organizations", "posts", "persons", "memberships")
Item = Mapping[str, Any]
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Popolo:
    """Cells by table and field, and how many memberships are no offices and stay outside."""

    tables: Mapping[str, list[Row]]
    left: int

    def as_workbook(self) -> bytes:
        """The cells as they stand, in a workbook that can be sent in; rows are numbered as items were."""
        rows = {
            table: [Rejected(number, row, (), frozenset()) for number, row in enumerate(several, 1)]
            for table, several in self.tables.items()
        }
        return rejects(rows, "zh")


def read_popolo(content: bytes) -> Popolo:
    """The units, organisations, posts and appointments of a document.

    A person is known by a staff number, or else by an id of ours together with the same name; whoever
    is not known goes on under the document's id, and the intake says that nobody has that number.
    Persons themselves are not taken in: Popolo does not say where they work.

    Raises:
        Invalid: the bytes are no Popolo document; says where.
    """
    document = _document(content)
    numbers = _staff_numbers(document["persons"])
    codes = {_text(item, "id"): _code(item) for item in document["organizations"]}
    posts = {_text(item, "id"): _code(item) for item in document["posts"]}
    held = [item for item in document["memberships"] if _text(item, "post_id")]
    units = [item for item in document["organizations"] if _kinds(item)[0] == "unit"]
    others = [item for item in document["organizations"] if _kinds(item)[0] != "unit"]
    tables = {
        "units": [_unit(item, codes) for item in units],
        "organisations": [_organisation(item, codes) for item in others],
        "posts": [_post(item, codes) for item in document["posts"]],
        "appointments": [_appointment(item, posts, numbers) for item in held],
    }
    return Popolo(
        {name: rows for name, rows in tables.items() if rows},
        len(document["memberships"]) - len(held),
    )


def _document(content: bytes) -> dict[str, list[Item]]:
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        raise Invalid(_("这不是 JSON 文件，读不出来。")) from None
    if not isinstance(document, dict) or not any(part in document for part in _PARTS):
        raise Invalid(
            _(
                "这不是 Popolo 文件：最外层要有 organizations、posts、persons、memberships 中的至少一项。"
            )
        )
    return {part: list(_items(document.get(part, []), part)) for part in _PARTS}


def _items(found: Any, part: str) -> Iterator[Item]:
    if not isinstance(found, list):
        raise Invalid(format_lazy(_("{part} 应当是一个列表。"), part=part))
    if len(found) > _MOST:
        raise Invalid(format_lazy(_("{part} 超过 100 万项，请分成几个文件。"), part=part))
    for number, item in enumerate(found, start=1):
        if not isinstance(item, dict):
            raise Invalid(
                format_lazy(_("{part} 第 {number} 项应当是一个对象。"), part=part, number=number)
            )
        for name, value in item.items():
            # Names, ids and days are text in Popolo; lists and objects hold what belongs to them.
            if not isinstance(value, str | list | dict | None):
                raise Invalid(
                    format_lazy(
                        _("{part} 第 {number} 项的 {name} 应当是文字。"),
                        part=part,
                        number=number,
                        name=name[:40],
                    )
                )
        yield item


def _unit(item: Item, codes: Mapping[str, str]) -> Row:
    other = next(iter(_lists(item, "other_names")), {})
    return {
        "code": _code(item),
        "uscc": _identified(item, CREDIT),
        "name": _text(item, "name"),
        "short_name": _text(other, "name"),
        "parent_code": _reference(item, "parent_id", codes),
        "kind": _kinds(item)[1],
        "region": _text(item, "area_id"),
        "opened_on": _day(item, "founding_date"),
        "closed_on": _day(item, "dissolution_date"),
    }


def _organisation(item: Item, codes: Mapping[str, str]) -> Row:
    kind, tier = _kinds(item)
    return {
        "code": _code(item),
        "name": _text(item, "name"),
        "unit_code": _reference(item, "parent_id", codes),
        "kind": kind,
        "tier": tier,
        "founded_on": _day(item, "founding_date"),
        "closed_on": _day(item, "dissolution_date"),
    }


def _post(item: Item, codes: Mapping[str, str]) -> Row:
    body, title = _split(item, "role")
    return {
        "code": _code(item),
        "organisation_code": _reference(item, "organization_id", codes),
        "body": body,
        "title": title,
        "opened_on": _day(item, "start_date"),
        "closed_on": _day(item, "end_date"),
    }


def _appointment(item: Item, posts: Mapping[str, str], numbers: Mapping[str, str]) -> Row:
    person = _text(item, "person_id")
    return {
        "post_code": _reference(item, "post_id", posts),
        "staff_number": numbers.get(person, person),
        "began_on": _day(item, "start_date"),
        "ended_on": _day(item, "end_date"),
    }


def _staff_numbers(persons: list[Item]) -> dict[str, str]:
    """The staff number behind each person's id: said by the document, or kept here for that id and name."""
    said = {_text(item, "id"): _identified(item, STAFF_NUMBER) for item in persons}
    names = {
        number: _text(item, "name")
        for item in persons
        if (number := _ours(item)) and not said[_text(item, "id")]
    }
    ours = sorted(names)
    for start in range(0, len(ours), _CHUNK):
        some = Person.objects.filter(pk__in=ours[start : start + _CHUNK], is_system=False)
        for person in some.only("staff_number", "name"):
            if person.name == names[person.pk]:
                said[person_id(person)] = person.staff_number
    return {known: number for known, number in said.items() if number}


def _ours(item: Item) -> int:
    """The record here that an id of ours leads to; 0 for another's id."""
    head, _slash, tail = _text(item, "id").partition("/")
    plain = head == "person" and tail.isascii() and tail.isdecimal() and len(tail) < _DIGITS
    return int(tail) if plain else 0


def _kinds(item: Item) -> tuple[str, str]:
    return _split(item, "classification")


def _split(item: Item, name: str) -> tuple[str, str]:
    first, _slash, second = _text(item, name).partition("/")
    return first, second


def _code(item: Item) -> str:
    return _identified(item, CODE) or _tail(_text(item, "id"))


def _reference(item: Item, name: str, codes: Mapping[str, str]) -> str:
    """The code of what an id names; an id that is not in the document may be one of ours."""
    known = _text(item, name)
    return (codes.get(known) or _tail(known)) if known else ""


def _tail(known: str) -> str:
    head, slash, tail = known.partition("/")
    return tail if slash and head in ("unit", "organisation", "post") else known


def _identified(item: Item, scheme: str) -> str:
    found = (one for one in _lists(item, "identifiers") if one.get("scheme") == scheme)
    return _text(next(found, {}), "identifier")


def _lists(item: Item, name: str) -> list[Item]:
    found = item.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _text(item: Item, name: str) -> str:
    found = item.get(name)
    if not isinstance(found, str):
        return ""
    # JSON can hold half a character, which no workbook can, and NUL, which PostgreSQL cannot.
    return found.encode(errors="replace").decode().replace("\0", "?")


def _day(item: Item, name: str) -> str:
    """The day as it stands; a membership's may have a time as well (membership.json)."""
    return _text(item, name).partition("T")[0]
