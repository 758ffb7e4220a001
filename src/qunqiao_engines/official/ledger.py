"""Figures on their way into the document: each jumps to its record's line in the annex."""

import re
from dataclasses import dataclass, field
from typing import Final
from xml.sax.saxutils import quoteattr

from qunqiao_engines.official.markup import Look, run
from qunqiao_engines.official.model import (
    Attachment,
    Column,
    Figure,
    OfficialDocument,
    Piece,
    Table,
)

ANNEX: Final = "数据来源"
# What else a link could hold is either no address or not for XML.
_ADDRESS: Final = re.compile(r"https?://[!#-;=?-~]+")
_COLUMNS: Final = (
    Column("序号", 0.9),
    Column("数字", 2.4),
    Column("所依据的记录", 5.7, "left"),
)


@dataclass(slots=True)
class Ledger:
    """What one call of ``write`` has met so far: records of the text, and links of the annex."""

    records: dict[tuple[str, str], int] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    in_annex: int = 0

    def runs(self, pieces: tuple[Piece, ...], look: Look) -> str:
        """The pieces as runs; a figure leads to its line in the annex and looks like any other text."""
        return "".join(
            run(one, look) if isinstance(one, str) else self._figure(one, look) for one in pieces
        )

    def _figure(self, figure: Figure, look: Look) -> str:
        line = self.records.setdefault((figure.ref, figure.link), len(self.records) + 1)
        return f'<w:hyperlink w:anchor="source_{line}" w:history="0">{run(figure.text, look)}</w:hyperlink>'

    def source(self, figure: Figure, look: Look) -> str:
        """The annex's cell of a figure: where its jump arrives, and the way on to the record itself."""
        self.in_annex += 1
        name = quoteattr(f"source_{self.in_annex}")
        words = run(figure.ref, look)
        if _ADDRESS.fullmatch(figure.link):
            self.links.append(figure.link)
            words = f'<w:hyperlink r:id="link{len(self.links)}">{words}</w:hyperlink>'
        mark = f'<w:bookmarkStart w:id="{self.in_annex}" w:name={name}/>'
        return f'{mark}{words}<w:bookmarkEnd w:id="{self.in_annex}"/>'


def figures_of(document: OfficialDocument) -> list[Figure]:
    """Every figure of the document in the order of its text, attachments last."""
    blocks = [*document.body, *(block for one in document.attachments for block in one.blocks)]
    pieces: list[Piece] = []
    for block in blocks:
        if isinstance(block, Table):
            pieces += [cell for row in block.rows for cell in row]
        else:
            pieces += getattr(block, "pieces", ()) or getattr(block, "rest", ())
    return [one for one in pieces if isinstance(one, Figure)]


def with_sources(document: OfficialDocument) -> tuple[Attachment, ...]:
    """The attachments, and behind them the annex of sources where the document has figures.

    Figures of one record share its line: a row of a table does not fill a page of the annex.
    """
    found: dict[tuple[str, str], list[Figure]] = {}
    for one in figures_of(document):
        found.setdefault((one.ref, one.link), []).append(one)
    if not found:
        return document.attachments
    rows = tuple(
        (str(at), "、".join(one.text for one in those), those[0])
        for at, those in enumerate(found.values(), 1)
    )
    return (*document.attachments, Attachment(ANNEX, (Table(_COLUMNS, rows),)))
