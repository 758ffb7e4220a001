"""Reading one TOML table with clear refusals: each key once, of its kind, none left over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TypeVar

from .errors import RulebookError
from .model import Text
from .reasons import because

_Choice = TypeVar("_Choice", bound=str)


class Fields:
    """The keys of one TOML table; every refusal names the source, the rule and the key."""

    def __init__(self, place: str, table: object) -> None:
        if not isinstance(table, Mapping):
            raise RulebookError(place, because("not_a_table"))
        self.place = place
        self._table: dict[str, object] = dict(table)

    def refuse(self, key: str, reason: Text) -> RulebookError:
        """The refusal of ``key`` for ``reason``, to be raised by the caller."""
        return RulebookError(f"{self.place}, {key}", reason)

    def close(self) -> None:
        """Refuse any key that nobody asked for: a mistyped key must not be silently ignored."""
        for key in self._table:
            raise self.refuse(key, because("unknown_key"))

    def maybe(self, key: str) -> object:
        """The raw value of ``key``, or None."""
        return self._table.pop(key, None)

    def given(self, key: str) -> bool:
        """Whether ``key`` is written."""
        return key in self._table

    def holds_text(self, key: str) -> bool:
        """Whether what is written there is a text."""
        return isinstance(self._table.get(key), str)

    def need(self, key: str) -> object:
        """The raw value of ``key``, which must be there."""
        value = self.maybe(key)
        if value is None:
            raise self.refuse(key, because("missing"))
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """A text; without ``default`` it must be there and not blank."""
        value = self.maybe(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or not (value.strip() or default is not None):
            raise self.refuse(key, because("blank"))
        return value.strip()

    def choice(self, key: str, choices: Sequence[_Choice]) -> _Choice:
        """One of ``choices``."""
        value = self.need(key)
        for choice in choices:
            if value == choice:
                return choice
        reason = because("not_a_choice", choices=", ".join(choices), value=repr(value))
        raise self.refuse(key, reason)

    def day(self, key: str) -> date | None:
        """A date written as TOML writes dates (2021-12-24), or None."""
        value = self.maybe(key)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.refuse(key, because("not_a_day"))
        return value

    def names(self, key: str, known: Sequence[str] | None = None) -> tuple[str, ...]:
        """A list of texts, possibly empty; each one of ``known`` where that is given."""
        value = self.maybe(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.refuse(key, because("not_a_list"))
        for item in value:
            if known is not None and item not in known:
                reason = because("not_known", value=item, choices=", ".join(known))
                raise self.refuse(key, reason)
        return tuple(value)

    def wording(self, key: str) -> Text:
        """A wording in both languages: ``{ zh = "…", en = "…" }``."""
        inner = Fields(f"{self.place}, {key}", self.need(key))
        wording = Text(zh=inner.text("zh"), en=inner.text("en"))
        inner.close()
        return wording
