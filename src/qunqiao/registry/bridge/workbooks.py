"""Whole workbooks: the empty template, tables written out, refused rows on their way back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qunqiao.registry.bridge.layouts import Language
from qunqiao.registry.errors import Unreadable
from qunqiao_engines import sheets
from qunqiao_engines.sheets import Workbook


@dataclass(frozen=True, slots=True)
class Rejected:
    """A refused row on its way back to the clerk; ``reasons`` in the language of the workbook."""

    number: int
    raw: Mapping[str, str]
    reasons: tuple[str, ...]
    fields: frozenset[str]


def read(content: bytes, filename: str) -> Workbook:
    """A workbook of our own making, read in this very process; what people send goes through ``read_events``.

    Raises:
        Unreadable: nothing of the file can be taken; carries the sentence in both languages.
    """
    try:
        return sheets.read_workbook(content, filename=filename)
    except sheets.UnreadableWorkbook as error:
        raise Unreadable({"zh": error.sentence("zh"), "en": error.sentence("en")}) from error


def template(spoken: Language) -> bytes:
    """The empty workbook with its help, as .xlsx."""
    return sheets.write_template(language=spoken)


def workbook(tables: Mapping[str, Iterable[Mapping[str, object]]], spoken: Language) -> bytes:
    """The tables as a filled workbook in the shape that is taken in, as .xlsx."""
    return sheets.write_workbook(tables, language=spoken)


def rejects(rows: Mapping[str, Iterable[Rejected]], spoken: Language) -> bytes:
    """The refused rows with a column of reasons, as .xlsx; corrected, it can be sent as it is."""
    known = {
        table: [sheets.RejectedRow(row.number, row.raw, row.reasons, row.fields) for row in several]
        for table, several in rows.items()
    }
    return sheets.write_rejects(known, language=spoken)
