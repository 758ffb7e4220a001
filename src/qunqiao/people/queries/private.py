"""Reads of sealed numbers: covered for display, found by index, and who read them in full."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Literal, TypeVar

from django.db.models import QuerySet

from qunqiao.kit.errors import NotFound, Refusal
from qunqiao.kit.sealing import Unsealable
from qunqiao.people.bridge.numbers import covered, normal
from qunqiao.people.bridge.sealed import open_detail, ring
from qunqiao.people.models import Person, PrivateDetail, ReadingPurpose
from qunqiao.trail.queries import entries_on

T = TypeVar("T")
READ = "people.private.read"
PERSON = "people.person"
Verdict = Literal["add", "change", "unchanged"]
_AT_ONCE = 5_000  # values asked for in one query; SQLite takes 32,766 parameters


@dataclass(frozen=True, slots=True)
class Covered:
    """One kind of number as pages show it: ``text`` is covered, or empty if none is kept.

    ``trouble`` says why a kept number cannot be opened.
    """

    kind: str
    label: str
    text: str
    kept: bool
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Somebody read a full number: when, who, of which unit, which number, what for."""

    at: datetime
    who: str
    unit: str
    what: str
    purpose: str
    reason: str


def covered_numbers(person: Person) -> list[Covered]:
    """Every kind of number with what may be shown of it without a reason; one query."""
    kept = {detail.kind: detail for detail in PrivateDetail.objects.filter(person=person)}
    return [_covered(kind, kept.get(kind)) for kind in PrivateDetail.Kind]


def _covered(kind: PrivateDetail.Kind, detail: PrivateDetail | None) -> Covered:
    if detail is None:
        return Covered(kind, str(kind.label), "", kept=False)
    try:
        return Covered(kind, str(kind.label), covered(open_detail(detail)), kept=True)
    except Refusal as refusal:  # the rest of the page is not to blame
        return Covered(kind, str(kind.label), "", kept=True, trouble=str(refusal))


def covered_id_numbers(people: Iterable[Person]) -> dict[int, str]:
    """The covered ID number of each of these persons who has one that opens, by id; one query."""
    kept = PrivateDetail.objects.filter(person__in=list(people), kind=PrivateDetail.Kind.ID_NUMBER)
    return {
        detail.person_id: _covered(PrivateDetail.Kind.ID_NUMBER, detail).text for detail in kept
    }


def the_detail(person: Person, kind: str) -> PrivateDetail:
    """The person's number of this kind, or ``NotFound``."""
    detail = PrivateDetail.objects.filter(person=person, kind=kind).first()
    if detail is None:
        raise NotFound
    return detail


def people_by_id_numbers(numbers: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The ids of the persons with these ID numbers, by the number as it was given; found by index.

    Numbers nobody has, and texts that are no ID numbers, are left out. Two ids mean that two
    records hold the same number: somebody must say which. Nothing is opened. It looks at the whole
    house: whoever asks must not tell a reader of persons outside their reach.
    """
    keys = ring()
    given: dict[str, list[str]] = {}
    for number in numbers:
        plain = normal(PrivateDetail.Kind.ID_NUMBER, number)
        if plain:
            for index in keys.indexes(plain, kind=PrivateDetail.Kind.ID_NUMBER):
                given.setdefault(index, []).append(number)
    found: dict[str, set[int]] = {}
    for asked in batches(given):
        rows = PrivateDetail.objects.filter(blind_index__in=asked)
        for index, person_id in rows.values_list("blind_index", "person_id"):
            for number in given[index]:
                found.setdefault(number, set()).add(person_id)
    return {number: tuple(sorted(ids)) for number, ids in found.items()}


def readings_of(person: Person) -> list[Reading]:
    """Who read a full number of the person, the newest first; two queries."""
    entries = list(entries_on(PERSON, str(person.pk)).filter(action=READ))
    keys = {entry.actor.removeprefix("person:") for entry in entries}
    found = Person.objects.filter(pk__in=[int(key) for key in keys if key.isdigit()])
    readers = {one.trail_name: one for one in found.select_related("unit")}
    return [
        _reading(entry.at, readers.get(entry.actor), (entry.detail.content or {}).get("after", {}))
        for entry in entries
    ]


def _reading(at: datetime, reader: Person | None, after: dict[str, str]) -> Reading:
    kinds, purposes = dict(PrivateDetail.Kind.choices), dict(ReadingPurpose.choices)
    return Reading(
        at=at,
        who=reader.name if reader else "",
        unit=reader.unit.name if reader and reader.unit else "",
        what=str(kinds.get(after.get("detail", ""), "")),
        purpose=str(purposes.get(after.get("purpose", ""), "")),
        reason=after.get("reason", ""),
    )


def sealed_details() -> QuerySet[PrivateDetail]:
    """Every sealed number."""
    return PrivateDetail.objects.all()


def opens(detail: PrivateDetail) -> bool:
    """Whether the number opens with the keys as they are."""
    return _opened(detail) is not None


def batches(values: Iterable[T]) -> Iterator[list[T]]:
    """The values in lists that one query can take."""
    waiting = iter(values)
    while asked := list(islice(waiting, _AT_ONCE)):
        yield asked


def verdicts(kind: str, numbers: Mapping[int, str]) -> dict[int, Verdict]:
    """What keeping these ``normal`` numbers would do, by person id: add, change or unchanged.

    Kept numbers are opened to compare them, some 100,000 a second. One that does not open counts as
    a change: writing it again mends it.
    """
    judged: dict[int, Verdict] = dict.fromkeys(numbers, "add")
    for asked in batches(numbers):
        for detail in PrivateDetail.objects.filter(kind=kind, person_id__in=asked):
            same = _opened(detail) == numbers[detail.person_id]
            judged[detail.person_id] = "unchanged" if same else "change"
    return judged


def _opened(detail: PrivateDetail) -> str | None:
    try:
        return open_detail(detail)
    except Unsealable:
        return None
