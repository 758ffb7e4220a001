"""Which person a row is about: by identity number, else staff number, else name, birth date and unit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from qunqiao.kit.sets import among
from qunqiao.people.bridge.numbers import covered
from qunqiao.people.models import Person
from qunqiao.people.queries.private import people_by_id_numbers
from qunqiao.registry.bridge import Refusal, Value, as_kept
from qunqiao.registry.queries.comparison.private import on_record
from qunqiao.registry.queries.comparison.resolving import Ground
from qunqiao.registry.queries.comparison.rows import Rows

NUMBER = "staff_number"
ID_NUMBER = "id_number"


class Candidate(NamedTuple):
    """A person a row may be about."""

    number: str
    path: str | None


@dataclass(slots=True)
class Identities:
    """Puts the staff number of the person a row is about into the row; doubts wait for a person.

    ``decisions`` are what the sender said of doubtful rows. Only persons within the sender's reach are
    ever named: who has the same identity number elsewhere is for those to see who oversee both.
    """

    decisions: Mapping[str, str] = field(default_factory=dict)
    said: dict[Value, int] = field(default_factory=dict)

    def find(self, rows: Rows, ground: Ground) -> None:
        """Before rows are matched by staff number."""
        if rows.table.name != "people":
            return
        holders = self._holders(rows, ground)
        named = self._named(rows, ground)
        if not holders and not named and not self.decisions:
            # What nearly every sheet is: each row has its number, and nothing speaks against it.
            self.said.update(zip(rows.values[NUMBER], rows.numbers, strict=True))
            return
        for index in range(len(rows)):
            if index not in rows.spoilt:
                self._find(rows, index, holders.get(index, ()), named.get(index, ()))

    def doubt_strangers(self, rows: Rows) -> None:
        """After rows are matched: a staff number whose record has another name *and* birth date.

        That it is somebody else settles nothing here: the number is taken, and the row needs another.
        """
        if rows.table.name != "people":
            return
        for index, known in enumerate(rows.known):
            if known is None or index in rows.spoilt or self._decided(rows, index):
                continue
            differs = all(_contradicts(rows, index, name) for name in ("name", "birth_date"))
            if differs:
                _doubt(rows, index, [str(rows.old(index, NUMBER))])

    def _find(
        self, rows: Rows, index: int, holders: Sequence[Candidate], named: Sequence[Candidate]
    ) -> None:
        numbers = rows.values[NUMBER]
        decided = self._decided(rows, index)
        own = numbers[index]
        if decided:
            numbers[index] = decided
        elif decided is None and own is None:
            self._take(rows, index, holders or named)
        elif decided is None and holders and own not in {one.number for one in holders}:
            _doubt(rows, index, [one.number for one in holders])
            return
        if numbers[index] is None and not rows.refused(index):
            rows.refuse(index, NUMBER, "person_not_found")
        elif numbers[index] is not None:
            self._say_once(rows, index, given=numbers[index] == own)

    def _take(self, rows: Rows, index: int, found: Sequence[Candidate]) -> None:
        if len(found) > 1:
            _doubt(rows, index, [one.number for one in found])
        elif found:
            rows.values[NUMBER][index] = found[0].number
            told = Refusal(NUMBER, "", "taken_by_person", {"code": found[0].number})
            rows.warnings.setdefault(index, []).append(as_kept(told))

    def _say_once(self, rows: Rows, index: int, *, given: bool) -> None:
        number = rows.values[NUMBER][index]
        earlier = self.said.get(number)
        if earlier is None:
            self.said[number] = rows.numbers[index]
        elif not given:
            rows.refuse(index, NUMBER, "duplicate_key", other=earlier, place={"zh": "", "en": ""})

    def _decided(self, rows: Rows, index: int) -> str | None:
        return self.decisions.get(f"{rows.place}:{rows.numbers[index]}")

    def _holders(self, rows: Rows, ground: Ground) -> dict[int, list[Candidate]]:
        given = rows.private.get(ID_NUMBER, {})
        if not given:
            return {}
        found = people_by_id_numbers(set(given.values()))
        people = _people(pk for several in found.values() for pk in several)
        return {
            index: [people[pk] for pk in found.get(number, ()) if ground.covers(people[pk].path)]
            for index, number in given.items()
            if number in found
        }

    def _named(self, rows: Rows, ground: Ground) -> dict[int, list[Candidate]]:
        """Of rows without a staff number, the persons of that name, birth date and unit."""
        bare = [index for index, number in enumerate(rows.values[NUMBER]) if number is None]
        if not bare:
            return {}
        names = {rows.values["name"][index] for index in bare} - {None}
        people = Person.objects.filter(name__in=among(names), merged_into__isnull=True)
        fields = ("name", "birth_date", "unit__code", NUMBER, "unit__path")
        alike: dict[tuple[Value, ...], list[Candidate]] = {}
        for name, born, unit, number, path in people.values_list(*fields):
            if born is not None and ground.covers(path):
                alike.setdefault((name, born, unit), []).append(Candidate(number, path))
        columns = [rows.values[name] for name in ("name", "birth_date", "unit_code")]
        return {index: alike.get(tuple(one[index] for one in columns), []) for index in bare}


def compare_numbers(rows: Rows) -> None:
    """What rows would change of the numbers kept; covered, as a preview shows it.

    An empty cell never clears a number, whatever the mode; "fill" keeps the one there is.
    """
    for kind, given in rows.private.items():
        known = {
            one.pk: index
            for index in given
            if (one := rows.known[index]) is not None and not rows.refused(index)
        }
        held = on_record(kind, list(known))
        rows.shown[kind] = {index: covered(number) for index, number in given.items()}
        for pk, index in known.items():
            old = held.get(pk)
            if old == given[index] or (old and rows.mode == "fill"):
                continue
            rows.before.setdefault(index, {})[kind] = covered(old) if old else None


def _people(ids: Iterable[int]) -> dict[int, Candidate]:
    rows = Person.objects.filter(pk__in=list(ids)).values_list("pk", NUMBER, "unit__path")
    return {pk: Candidate(number, path) for pk, number, path in rows}


def _contradicts(rows: Rows, index: int, name: str) -> bool:
    new, old = rows.values[name][index], rows.old(index, name)
    return new is not None and old is not None and new != old


def _doubt(rows: Rows, index: int, numbers: Sequence[str]) -> None:
    rows.refuse(index, NUMBER, "doubtful_person", codes=", ".join(numbers))
