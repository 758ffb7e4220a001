"""One row as it is and as it becomes, in values a journal can keep."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Model

Columns = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """A row of ``table`` ("registry.membership"), by column; ``after`` is None where it goes."""

    table: str
    pk: int
    before: Columns
    after: Columns | None


def changed(row: Model, **after: Any) -> Change:
    """Some columns of ``row``, only those that are named."""
    before = {name: plain(getattr(row, name)) for name in after}
    return Change(
        _label(row), row.pk, before, {name: plain(value) for name, value in after.items()}
    )


def changed_whole(row: Model, **after: Any) -> Change:
    """All columns of ``row``: whoever changes another one later is noticed."""
    before = columns_of(row)
    kept = {name: plain(value) for name, value in after.items()}
    return Change(_label(row), row.pk, before, {**before, **kept})


def removed(row: Model) -> Change:
    """``row`` goes; its columns bring it back."""
    return Change(_label(row), row.pk, columns_of(row), None)


def columns_of(row: Model) -> dict[str, Any]:
    """Every column but the key, as JSON values."""
    fields = row._meta.concrete_fields  # noqa: SLF001 - Django's documented model API
    return {
        field.attname: plain(getattr(row, field.attname))
        for field in fields
        if not field.primary_key
    }


def model_of(table: str) -> Any:
    """The model behind a label."""
    return apps.get_model(table)


def typed(table: str, columns: Columns) -> dict[str, Any]:
    """JSON values as the model's own."""
    meta = model_of(table)._meta  # noqa: SLF001 - Django's documented model API
    fields = {field.attname: field for field in meta.concrete_fields}
    return {name: fields[name].to_python(value) for name, value in columns.items()}


def plain(value: Any) -> Any:
    """A value as JSON keeps it."""
    return value.isoformat() if isinstance(value, date) else value


def _label(row: Model) -> str:
    return row._meta.label_lower  # noqa: SLF001 - Django's documented model API
