"""The registry as a workbook: every table in the shape in which it is taken in."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from qunqiao.people.models import Unit
from qunqiao.people.policy import STAFF, Reach
from qunqiao.people.queries import under
from qunqiao.registry.bridge import LAYOUTS
from qunqiao.registry.queries.comparison.tables import TABLES, Table
from qunqiao.registry.queries.days import BEGINS, extension_known, last_year

_CHUNK = 2_000
_ENDS = ("closed_on", "ended_on", "left_on")


def tables_of(
    reach: Reach, day: date | None = None, within: str = ""
) -> Mapping[str, Iterator[dict[str, Any]]]:
    """The nine tables of all that ``reach`` may see, rows by field, as ``bridge.workbook`` takes them.

    ``day`` leaves out what began after it and what ended after it counts as going on; without a day
    the tables hold all that is on record, closed and ended too, and taken in again change nothing.
    ``within`` narrows to the units below one path. The system person sees everything. Rows stream, in
    the order of the tree.
    """
    everything = reach.person is not None and reach.person.is_system
    paths = None if everything else reach.paths(STAFF)
    return {name: _rows(TABLES[name], paths, day, within) for name in LAYOUTS}


def _rows(
    table: Table, paths: list[str] | None, day: date | None, within: str
) -> Iterator[dict[str, Any]]:
    rows = _visible(table, paths, within)
    begins = BEGINS.get(table.name)
    if day is not None and begins:
        rows = rows.filter(Q(**{f"{begins}__isnull": True}) | Q(**{f"{begins}__lte": day}))
    if day is not None and table.name == "funds":
        rows = rows.filter(year__lte=last_year(day))
    parents = _codes() if table.name == "units" else {}
    fields = [field for field in table.fields if field != "parent_code"]
    columns = [table.lookup(field) for field in fields]
    ordered = rows.order_by(table.place, *(table.lookup(field) for field in table.key))
    for path, *cells in ordered.values_list(table.place, *columns).iterator(chunk_size=_CHUNK):
        row = {
            field: None if cell == "" else cell for field, cell in zip(fields, cells, strict=True)
        }
        if parents:
            row["parent_code"] = parents.get(path[: -Unit.steplen])
        yield row if day is None else _as_known(row, day)


def _visible(table: Table, paths: list[str] | None, within: str) -> QuerySet[Any]:
    rows = table.records.filter(**{f"{table.place}__startswith": within})
    if table.name == "people":
        rows = rows.filter(is_system=False, merged_into__isnull=True)
    return rows if paths is None else rows.filter(under(paths, table.place))


def _codes() -> dict[str, str]:
    """The code of every unit by its path: the parent of a reader's topmost unit is named as well."""
    return dict(Unit.objects.values_list("path", "code"))


def _as_known(row: dict[str, Any], day: date) -> dict[str, Any]:
    """The row without the dates that had not come by ``day``, and without what goes with them."""
    unknown = {field for field in _ENDS if row.get(field) is not None and row[field] > day}
    if row.get("approved_on") is not None and row["approved_on"] > day:
        unknown |= {"approved_on", "approval_document"}
    if "extended_until" in row and not extension_known(row["began_on"], row["years"], day):
        unknown |= {"extended_until", "extension_document"}
    return {field: None if field in unknown else value for field, value in row.items()}
