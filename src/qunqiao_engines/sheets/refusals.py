"""What the engine says no to: one cell (``Refusal``) or a whole file (``UnreadableWorkbook``)."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made_by
from typing import Any

from qunqiao_engines.sheets.layout import heading_of
from qunqiao_engines.sheets.sentences import CELL, cell_sentence, file_sentence
from qunqiao_engines.sheets.sentences_file import FILE

SHOWN = 40


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why one cell was not taken, or (among a row's warnings) why it should be looked at.

    ``value`` is the cell as written. ``code`` must be one of ``sentences.CELL``. Details whose value
    is a pair of words by language (``{"zh": ..., "en": ...}``) are shown in the language asked for.

    Raises:
        ValueError: the code has no sentence.

    """

    field: str
    value: str
    code: str
    details: Mapping[str, Any] = made_by(default_factory=dict)
    row: int | None = None
    table: str = ""

    def __post_init__(self) -> None:
        if self.code not in CELL:
            message = f"no sentence for the refusal code {self.code!r}"
            raise ValueError(message)

    def sentence(self, language: str = "zh") -> str:
        """One sentence for the clerk: where, what is wrong, what to do; ``zh`` or ``en``."""
        shown = self.value if len(self.value) <= SHOWN else self.value[:SHOWN] + "…"
        details: dict[str, Any] = {"value": shown}
        for name, detail in self.details.items():
            details[name] = detail[language] if isinstance(detail, Mapping) else detail
        details |= {"row": self.row, "title": heading_of(self.table, self.field, language)}
        return cell_sentence(self.code, language, details)


class UnreadableWorkbook(Exception):
    """Nothing of the file can be taken; ``sentence`` says why and what to do."""

    def __init__(self, reason_code: str, details: Mapping[str, Any] | None = None) -> None:
        if reason_code not in FILE:
            message = f"no sentence for the reason {reason_code!r}"
            raise ValueError(message)
        self.reason_code = reason_code
        self.details: Mapping[str, Any] = dict(details or {})
        super().__init__(self.sentence("zh"))

    def sentence(self, language: str = "zh") -> str:
        """One sentence for the clerk, ``zh`` or ``en``."""
        shown = {
            name: detail[language] if isinstance(detail, Mapping) else detail
            for name, detail in self.details.items()
        }
        return file_sentence(self.reason_code, language, shown)
