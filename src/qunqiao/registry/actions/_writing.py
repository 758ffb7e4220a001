"""Rows of an intake written in bulk, tables in the order they depend on each other."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from django.db.models import Model

from qunqiao.kit.text import pinyin_key
from qunqiao.registry.actions._unit_rows import write_units
from qunqiao.registry.bridge import ORDER, Value
from qunqiao.registry.models import IntakeRow
from qunqiao.registry.queries.comparison import TABLES, Judged, Table
from qunqiao.registry.queries.comparison.known import BATCH, codes_to_ids

Pair: TypeAlias = tuple[IntakeRow, Judged]


def write_rows(pairs: Iterable[Pair]) -> None:
    """Add and change records as the rows say; each row learns the id of its record.

    What is changed is written before what is added: a post must be vacated before it is filled.
    """
    by_table: dict[str, list[Pair]] = {name: [] for name in ORDER}
    for row, judged in pairs:
        by_table[row.table].append((row, judged))
    write_units(by_table.pop("units"))
    for name, several in by_table.items():
        _write_table(TABLES[name], several)


def _write_table(table: Table, pairs: Sequence[Pair]) -> None:
    changes = [pair for pair in pairs if pair[1].verdict == "change"]
    adds = [pair for pair in pairs if pair[1].verdict == "add"]
    ids = {
        field: codes_to_ids(
            TABLES[target], {pair[1].row.values[field] for pair in (*changes, *adds)}
        )
        for field, target in table.references.items()
    }
    _change(table, changes, ids)
    records = [table.model(**_columns(table, pair[1].row.values, ids)) for pair in adds]
    for pair, record in zip(adds, _created(table, records), strict=True):
        pair[0].record_id = record.pk


def _created(table: Table, records: list[Model]) -> list[Model]:
    return table.records.bulk_create(records, batch_size=BATCH)


def _change(table: Table, changes: Sequence[Pair], ids: dict[str, dict[Value, int]]) -> None:
    columns = {
        judged.known.pk: _columns(
            table, {name: judged.row.values[name] for name in judged.before}, ids
        )
        for _, judged in changes
        if judged.known is not None
    }
    records = table.records.in_bulk(columns)
    for pk, values in columns.items():
        for name, value in values.items():
            setattr(records[pk], name, value)
    touched = {name for values in columns.values() for name in values}
    if touched:
        table.records.bulk_update(records.values(), sorted(touched), batch_size=BATCH // 4)


def _columns(
    table: Table, values: Mapping[str, Value], ids: dict[str, dict[Value, int]]
) -> dict[str, Any]:
    """The columns of the database for the fields of a sheet."""
    columns: dict[str, Any] = {}
    for name, value in values.items():
        if name in table.references:
            columns[f"{table.relation(name)}_id"] = ids[name][value]
        else:
            columns[name] = table.blank(name) if value is None else value
    if table.name == "people" and "name" in columns:
        columns["pinyin"] = pinyin_key(columns["name"])[:160]
    return columns
