"""Rows with the fields a list shows and no more: tuples that are read like rows of their model.

To make a model's object for each row, and one for each unit it names, takes longer than the
database needs to find them all. A light row has the attributes asked for (``row.unit.name`` for
``unit__name``) and the model's own properties (``row.due_on``); any other name is an
``AttributeError``. It cannot be saved.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from django.db.models import Model

Taken = Callable[[Any], tuple[Any, ...]]


@lru_cache(maxsize=200)
def light(model: type[Model], fields: tuple[str, ...]) -> type[tuple[Any, ...]]:
    """A kind of tuple for the values of ``fields``, in their order; ``pk`` is one like the others.

    What lies behind a foreign key is None when all that was asked of it is.
    """
    reads: dict[str, object] = {"__slots__": (), "_meta": model._meta}  # noqa: SLF001 - Django's documented model API
    reads |= {name: read for name, read in vars(model).items() if isinstance(read, property)}
    for place, name in enumerate(fields):
        if "__" not in name:
            reads[name] = property(itemgetter(place))
    for name in {name.partition("__")[0]: None for name in fields if "__" in name}:
        inside = [place for place, field in enumerate(fields) if field.startswith(f"{name}__")]
        reads[name] = property(_behind(model, name, [fields[place] for place in inside], inside))
    return type(f"Light{model.__name__}", (tuple,), reads)


def _behind(
    model: type[Model], name: str, fields: Sequence[str], places: Sequence[int]
) -> Callable[[Any], Any]:
    """Reads what a foreign key leads to."""
    target: Any = model._meta.get_field(name).related_model  # noqa: SLF001 - Django's documented model API
    kind = light(target, tuple(field.partition("__")[2] for field in fields))
    taken: Taken = _taken(places)

    def read(row: Any) -> Any:
        values = taken(row)
        return None if all(value is None for value in values) else kind(values)

    return read


def _taken(places: Sequence[int]) -> Taken:
    if len(places) == 1:
        only = places[0]
        return lambda row: (row[only],)
    return itemgetter(*places)
