"""Rows as lines of JSON that both databases give alike, and back."""

import base64
import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.models import Field, Max, Model, QuerySet
from django.db.models.functions import Length

from qunqiao.config.backup.contents import INSTEAD, ONLY, label

Convert = Callable[[Any], Any]
_CHUNK, _CHUNK_BYTES = 2_000, 16_000_000
# Kept by both databases as Python has them; all others are converted on their way in.
_AS_THEY_ARE = (models.CharField, models.TextField, models.IntegerField, models.BooleanField)


def columns(model: type[Model]) -> "list[Field[Any, Any]]":
    """The stored columns of a table, primary key included."""
    stored = model._meta.concrete_fields  # noqa: SLF001 - Django's documented model API
    return [field for field in stored if not field.generated]


def lines(model: type[Model]) -> Iterator[bytes]:
    """Every row of a table that is state as one line, by primary key; bounded memory.

    A line is a JSON list of the columns' values: text, number, true, false, null or JSON; days and
    moments (UTC) in ISO 8601, money with its two places, bytes in base64. So the same rows give the
    same bytes whichever database held them.
    """
    names = [field.attname for field in columns(model)]
    instead = [(names.index(name), value) for name, value in INSTEAD.get(label(model), {}).items()]
    found = _all(model).order_by("pk")
    for values in found.values_list(*names).iterator(chunk_size=_chunk(model)):
        row = list(values)
        for place, value in instead:
            row[place] = value
        yield _ENCODER.encode(row).encode() + b"\n"


def _all(model: type[Model]) -> QuerySet[Any]:
    every = model._base_manager  # noqa: SLF001 - the manager that no model narrows
    return every.filter(**ONLY.get(label(model), {}))


def _chunk(model: type[Model]) -> int:
    """Rows fetched at once: fewer where a row may hold a whole workbook."""
    lengths = {
        field.attname: Max(Length(field.attname))
        for field in columns(model)
        if isinstance(field, models.BinaryField)
    }
    longest = sum(length or 0 for length in _all(model).aggregate(**lengths).values())
    return max(1, min(_CHUNK, _CHUNK_BYTES // max(longest, 1)))


def _plain(value: Any) -> Any:
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return value.isoformat()
        case Decimal() | UUID():
            return str(value)
        case bytes() | memoryview():
            return base64.b64encode(value).decode()
    sentence = f"{type(value).__name__} has no form in a backup"
    raise TypeError(sentence)


# PostgreSQL's jsonb forgets the order of keys; sorted, both databases say the same.
_ENCODER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain
)


def converters(model: type[Model]) -> list[Convert | None]:
    """For each column what makes of a value in a line what the database takes; None: nothing to do."""
    return [_converter(field) for field in columns(model)]


def _converter(field: "Field[Any, Any]") -> Convert | None:
    target: Any = field
    while target.remote_field is not None:
        target = target.target_field
    if isinstance(target, _AS_THEY_ARE):
        return None
    read: Convert = target.to_python
    if isinstance(target, models.BinaryField):
        read = base64.b64decode
    return partial(_taken, target, read)


def _taken(field: Any, read: Convert, value: Any) -> Any:
    return None if value is None else field.get_db_prep_save(read(value), connection)
