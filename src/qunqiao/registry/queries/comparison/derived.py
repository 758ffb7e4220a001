"""Columns of the database that follow from a field of the sheet and are kept up with it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from qunqiao.kit.text import pinyin_key

_DERIVED: Mapping[tuple[str, str], Mapping[str, Callable[[str], str]]] = {
    ("people", "name"): {"pinyin": lambda name: pinyin_key(name)[:160]},
}


def derived(table: str, field: str, values: Sequence[Any]) -> dict[str, list[str]]:
    """The columns that follow from a field, for these values of it."""
    made = _DERIVED.get((table, field), {})
    return {column: [make(value) for value in values] for column, make in made.items()}
