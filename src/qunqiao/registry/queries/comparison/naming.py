"""Codes for names: clerks write what a unit, an organisation or a person is called where its code belongs."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from django.db.models import Q

from qunqiao.kit.sets import among
from qunqiao.people.models import Person, Unit
from qunqiao.registry.bridge import Refusal, Value, as_kept
from qunqiao.registry.models import FormerName, Organisation
from qunqiao.registry.queries.comparison.resolving import Ground
from qunqiao.registry.queries.comparison.rows import Rows

SHOWN = 5
# (the name, the code, the path of the unit it belongs to)
Found: TypeAlias = Iterator[tuple[str, str, str | None]]


def put_codes(rows: Rows, ground: Ground) -> None:
    """Put the code where a reference holds a name instead; the row says so, or is refused for one too many.

    A code counts first; then a name or short name in use, then a former one. Only what the sender may
    point to is looked at: nobody learns of a record by trying names. One query for each kind of record.
    """
    for name, target in rows.table.references.items():
        lacking = ground.lacking(rows, name)
        if lacking:
            _put(rows, name, codes_for(lacking, target, ground))


def put_parents(several: Iterable[Rows], ground: Ground) -> None:
    """The same for the units a workbook's units lie under, which may stand in the same workbook."""
    several = list(several)
    codes = {code for rows in several for code in rows.values["code"]}
    names = dict[str, set[str]]()
    for rows in several:
        for field in ("name", "short_name"):
            for code, name in zip(rows.values["code"], rows.values[field], strict=True):
                if isinstance(name, str) and isinstance(code, str):
                    names.setdefault(name, set()).add(code)
    for rows in several:
        written = {parent for parent in rows.values["parent_code"] if parent is not None}
        lacking = {one for one in written - codes if not ground.holds("units", one)}
        found: dict[Value, list[str]] = {
            text: sorted(names[text]) for text in lacking if isinstance(text, str) and text in names
        }
        found |= codes_for(lacking, "units", ground)
        _put(rows, "parent_code", found)


def codes_for(texts: Iterable[Value], target: str, ground: Ground) -> Mapping[Value, list[str]]:
    """The codes of the records within reach that bear these names: of those in use, else of former ones."""
    wanted = {text for text in texts if isinstance(text, str)}
    if not wanted or target not in _SOURCES:
        return {}
    codes: dict[Value, list[str]] = {}
    for source in _SOURCES[target]:
        found: dict[str, set[str]] = {}
        for name, code, path in source(wanted - codes.keys()):
            if ground.covers(path):
                found.setdefault(name, set()).add(code)
        codes |= {name: sorted(several) for name, several in found.items()}
    for name, code in ground.named.get(target, ()):
        if name in wanted and name not in codes:
            codes[name] = [code]
    return codes


def _put(rows: Rows, name: str, codes: Mapping[Value, list[str]]) -> None:
    if not codes:
        return
    column = rows.values[name]
    for index, text in enumerate(column):
        found = codes.get(text)
        if found is None or index in rows.spoilt:
            continue
        if len(found) > 1:
            rows.refuse(index, name, "ambiguous_name", codes=", ".join(found[:SHOWN]))
            continue
        told = Refusal(name, str(text), "taken_by_name", {"code": found[0]})
        rows.warnings.setdefault(index, []).append(as_kept(told))
        column[index] = found[0]


def _units(names: Iterable[str]) -> Found:
    listed = among(names)
    rows = Unit.objects.filter(Q(name__in=listed) | Q(short_name__in=listed))
    for code, path, name, short in rows.values_list("code", "path", "name", "short_name"):
        yield name, code, path
        yield short, code, path


def _units_before(names: Iterable[str]) -> Found:
    rows = FormerName.objects.filter(name__in=among(names), unit__isnull=False)
    yield from rows.values_list("name", "unit__code", "unit__path")


def _organisations(names: Iterable[str]) -> Found:
    rows = Organisation.objects.filter(name__in=among(names))
    yield from rows.values_list("name", "code", "unit__path")


def _organisations_before(names: Iterable[str]) -> Found:
    rows = FormerName.objects.filter(name__in=among(names), organisation__isnull=False)
    yield from rows.values_list("name", "organisation__code", "organisation__unit__path")


def _people(names: Iterable[str]) -> Found:
    rows = Person.objects.filter(name__in=among(names), is_system=False, merged_into__isnull=True)
    yield from rows.values_list("name", "staff_number", "unit__path")


_SOURCES: Mapping[str, tuple[Callable[[Iterable[str]], Found], ...]] = {
    "units": (_units, _units_before),
    "organisations": (_organisations, _organisations_before),
    "people": (_people,),
}
