"""The rows of an intake that may be about one person or another, each beside the records in question."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from qunqiao.kit.sets import among
from qunqiao.people.models import Person
from qunqiao.people.policy import Reach
from qunqiao.people.queries import visible_people, visible_units
from qunqiao.people.queries.private import covered_id_numbers
from qunqiao.registry.models import Intake, IntakePart, Verdict
from qunqiao.registry.queries.comparison import kept
from qunqiao.registry.queries.intake_rows import KeptRow, rows_in

DOUBT = "doubtful_person"
AT_ONCE = 100  # rows on one page: as many as a person decides in one sitting


@dataclass(frozen=True, slots=True)
class Look:
    """What is shown of a row or of a record: enough to tell two persons apart, no more.

    ``born`` is compared, its year is shown. ``id_number`` is covered.
    """

    name: str
    number: str
    unit: str
    born: date | None
    id_number: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """One row and the records it may be about.

    ``new`` says whether it can be about somebody who is not on record: only with a staff number that
    nobody else has.
    """

    key: str
    place: int
    row: int
    said: Look
    candidates: Sequence[Look]
    new: bool


def count_doubts(intake: Intake) -> int:
    """How many rows wait for somebody to say who they are about; no query if no person was refused."""
    return sum(
        any(one["code"] == DOUBT for one in reasons)
        for part in _parts(intake)
        for reasons in kept(bytes(part.content), "people").reasons.values()
    )


def doubts_of(reach: Reach, intake: Intake) -> list[Doubt]:
    """The first ``AT_ONCE`` of these rows in the order of the file; as many queries for one as for all.

    Only records within ``reach`` are named.
    """
    rows = list(islice(_rows(intake), AT_ONCE))
    people = _people(reach, {number for row in rows for number in _numbers(row)})
    codes = {str(row.values.get("unit_code", "")) for row in rows}
    named = visible_units(reach).filter(code__in=among(codes))
    units = dict(named.values_list("code", "name"))
    return [_doubt(row, people, units) for row in rows]


def _parts(intake: Intake) -> Iterator[IntakePart]:
    places = [
        place
        for place, sheet in enumerate(intake.sheets)
        if sheet["table"] == "people" and sheet["refused"]
    ]
    if places:
        parts = IntakePart.objects.filter(intake=intake, place__in=places, refused__gt=0)
        yield from parts.order_by("number").iterator(chunk_size=1)


def _rows(intake: Intake) -> Iterator[KeptRow]:
    for part in _parts(intake):
        found = kept(bytes(part.content), "people")
        for row in rows_in(found, part.place, Verdict.REFUSED):
            if _codes(row) is not None:
                yield row


def _codes(row: KeptRow) -> str | None:
    for reason in row.reasons:
        if reason["code"] == DOUBT:
            return str(reason["details"]["codes"])
    return None


def _numbers(row: KeptRow) -> list[str]:
    """The staff numbers in question: those of the doubt, and the row's own if it has one."""
    numbers = (_codes(row) or "").split(", ")
    own = row.values.get("staff_number")
    return list(dict.fromkeys([*numbers, *([str(own)] if own else [])]))


def _people(reach: Reach, numbers: set[str]) -> dict[str, Look]:
    people = list(visible_people(reach).filter(staff_number__in=among(numbers)))
    cards = covered_id_numbers(people)
    return {one.staff_number: _look(one, cards.get(one.pk, "")) for one in people}


def _look(person: Person, card: str) -> Look:
    unit = person.unit.name if person.unit else ""
    return Look(person.name, person.staff_number, unit, person.birth_date, card)


def _doubt(row: KeptRow, people: Mapping[str, Look], units: Mapping[str, str]) -> Doubt:
    own, code = str(row.values.get("staff_number", "")), str(row.values.get("unit_code", ""))
    born = row.values.get("birth_date")
    return Doubt(
        key=f"{row.sheet}:{row.number}",
        place=row.sheet,
        row=row.number,
        said=Look(
            name=str(row.values.get("name", "")),
            number=own,
            unit=units.get(code, code),
            born=date.fromisoformat(born) if born else None,
            id_number=str(row.values.get("id_number", "")),
        ),
        candidates=[people[number] for number in _numbers(row) if number in people],
        new=bool(own) and own not in people,
    )
