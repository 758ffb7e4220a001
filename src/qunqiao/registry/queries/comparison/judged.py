"""A row of a workbook while it is judged, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from qunqiao.registry.bridge import Refusal, Row, Value, reason
from qunqiao.registry.queries.comparison.known import Known
from qunqiao.registry.queries.comparison.tables import TABLES, Table


@dataclass(slots=True)
class Judged:
    """One row with the record it speaks of (``known``) and the reasons that refuse it.

    ``spoilt`` rows were refused for what stands in their own cells; they are not compared, and their
    reasons are kept as they are in ``kept``.
    """

    sheet: int
    row: Row
    spoilt: bool
    kept: list[dict[str, Any]] = field(default_factory=list)
    reasons: list[Refusal] = field(default_factory=list)
    known: Known | None = None

    @property
    def table(self) -> Table:
        """The table of the row's sheet."""
        return TABLES[self.row.table]

    @property
    def key(self) -> tuple[Value, ...]:
        """The natural key; has None where a cell of the key was refused."""
        return tuple(self.row.values[name] for name in self.table.key)

    @property
    def refused(self) -> bool:
        """Whether the row will not be written."""
        return self.spoilt or bool(self.reasons)

    @property
    def before(self) -> Mapping[str, Value]:
        """The fields the row would change, as they are; an empty cell keeps what is there."""
        if self.known is None or self.refused:
            return {}
        old = self.known.values
        return {
            name: old[name]
            for name, value in self.row.values.items()
            if value is not None and value != old[name]
        }

    @property
    def verdict(self) -> str:
        """add, change, unchanged or refused."""
        if self.refused:
            return "refused"
        if self.known is None:
            return "add"
        return "change" if self.before else "unchanged"

    @property
    def all_reasons(self) -> list[dict[str, Any]]:
        """Why the row is refused, in both languages, as an intake keeps it (``IntakeRow``)."""
        return self.kept + [reason(refusal) for refusal in self.reasons]

    def merged(self, name: str) -> Value:
        """The field as it would be once the row is written."""
        value = self.row.values[name]
        if value is None and self.known is not None:
            return self.known.values[name]
        return value

    def refuse(self, name: str, code: str, **details: Any) -> None:
        """Refuse the row for one of its fields, in the engine's words for ``code``."""
        self.reasons.append(self.row.refusal(name, code, **details))
