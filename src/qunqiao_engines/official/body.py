"""The text: paragraphs, headings counted through four levels, tables (7.3.3)."""

from dataclasses import dataclass, field
from typing import Final

from qunqiao_engines.official.fonts import FANGSONG, HEITI, KAITI
from qunqiao_engines.official.ledger import Ledger
from qunqiao_engines.official.markup import BODY, INDENTED, Look, Shape, paragraph, run
from qunqiao_engines.official.model import Block, Heading, Paragraph
from qunqiao_engines.official.numerals import LEVELS
from qunqiao_engines.official.tables import table

_FACES: Final = (HEITI, KAITI, FANGSONG, FANGSONG)
_ENDS: Final = "。？！：；"
_HEADING_SHAPE: Final = Shape(first=INDENTED.first, with_next=True)


@dataclass(slots=True)
class _Counts:
    """How far each level has been counted; a higher heading sets the lower ones back."""

    reached: list[int] = field(default_factory=lambda: [0, 0, 0, 0])

    def next(self, level: int) -> str:
        self.reached[level - 1] += 1
        self.reached[level:] = [0] * (len(LEVELS) - level)
        return LEVELS[level - 1](self.reached[level - 1])


def text(blocks: tuple[Block, ...], ledger: Ledger, *, sources: bool = False) -> str:
    """The blocks in their order. ``sources``: they are those of the annex of sources."""
    counts = _Counts()
    made = []
    for block in blocks:
        if isinstance(block, Paragraph):
            made.append(paragraph(ledger.runs(block.pieces, BODY), INDENTED))
        elif isinstance(block, Heading):
            made.append(_heading(block, counts.next(block.level), ledger))
        else:
            made.append(table(block, ledger, sources=sources))
    return "".join(made)


def _heading(heading: Heading, number: str, ledger: Ledger) -> str:
    look = Look(face=_FACES[heading.level - 1])
    if not heading.rest:
        return paragraph(run(number + heading.text, look), _HEADING_SHAPE)
    stop = "" if heading.text.endswith(tuple(_ENDS)) else "。"
    lead = run(number + heading.text + stop, look)
    return paragraph(lead + ledger.runs(heading.rest, BODY), INDENTED)
