"""What stands above the text: letterhead, number, signer, red rule, title, addressees (7.2, 7.3.1, 7.3.2)."""

from typing import Final

from qunqiao_engines.official import measures, numerals, titles
from qunqiao_engines.official.fonts import BIAOSONG, KAITI
from qunqiao_engines.official.markup import (
    BODY,
    PLAIN,
    RED,
    TAB,
    Look,
    Shape,
    blank,
    paragraph,
    right_tab,
    rule,
    run,
)
from qunqiao_engines.official.model import OfficialDocument

DRAFT: Final = "草案"
TITLE: Final = Look(face=BIAOSONG, size=measures.NO_2)
_SIGNER: Final = Look(face=KAITI)
# 7.2.7: the rule is 4 mm under the number; of these the exact line itself leaves 1.4 mm.
_RULE_GAP: Final = 8


def head(document: OfficialDocument) -> str:
    """Everything down to the addressees; a letter's mark and lines stand in its first page's header."""
    if document.kind == "letter":
        above = _letter_number(document)
    else:
        above = _mark(document.letterhead) + blank(2) + _number(document)
    return above + blank(2) + title(document.title) + _addressees(document)


def _mark(letterhead: str) -> str:
    """The issuer's name in red, as large as fills the line; 35 mm under the type area's edge."""
    size = mark_size(letterhead)
    drop = paragraph("", Shape(line=measures.LETTERHEAD_DROP))
    return drop + paragraph(
        run(letterhead, Look(BIAOSONG, size, RED)), Shape(align="center", line=size * 11)
    )


def mark_size(letterhead: str) -> int:
    """The letterhead's size in half points: it fills one line; a very long one takes two."""
    fitting = int(measures.AREA_WIDTH / 10 / max(numerals.width(letterhead), 1)) // 2 * 2
    return min(measures.LARGEST_LETTERHEAD, max(fitting - 2, measures.SMALLEST_LETTERHEAD))


def _number(document: OfficialDocument) -> str:
    """The number over the red rule; with a signer it goes left and the signer right (7.2.5, 7.2.6)."""
    text = run(document.number or DRAFT)
    red = f"<w:pBdr>{rule('bottom', eighths=18, colour=RED, gap=_RULE_GAP)}</w:pBdr>"
    if not document.signer:
        return paragraph(text, Shape(align="center", borders=red))
    signer = run("签发人：") + run(document.signer, _SIGNER)
    # The rule spans the type area, so the free character at either side is set inside of the line.
    stop = right_tab(measures.AREA_WIDTH - measures.characters(1))
    return paragraph(
        run("\u3000") + text + TAB + signer, Shape(align="left", borders=red, tabs=stop)
    )


def _letter_number(document: OfficialDocument) -> str:
    """A letter's number: flush right under the red lines (10.1)."""
    gap = paragraph("", Shape(line=measures.NO_3 * 10 * 7 // 8))
    return gap + paragraph(run(document.number or DRAFT), Shape(align="right"))


def title(words: tuple[str, ...]) -> str:
    """A title's lines, centred."""
    shape = Shape(align="center", with_next=True)
    return "".join(paragraph(run(line, TITLE), shape) for line in titles.lines(words))


def _addressees(document: OfficialDocument) -> str:
    named = paragraph(run("、".join(document.addressees) + "：", BODY), PLAIN)
    return blank() + (named if document.addressees else "")
