"""Whether a document keeps to the form of GB/T 9704-2012, before anybody lays it out."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from qunqiao_engines.official import titles
from qunqiao_engines.official.findings import Finding
from qunqiao_engines.official.ledger import with_sources
from qunqiao_engines.official.model import (
    Block,
    Figure,
    Heading,
    Kind,
    OfficialDocument,
    Piece,
    Table,
)
from qunqiao_engines.official.numerals import NUMBER, width

# What a title ends with, by kind (Regulation on handling official documents, art. 8 and 9).
ENDINGS: Final[Mapping[Kind, tuple[str, ...]]] = {
    "circular": ("通报",),
    "notice": ("通知",),
    "rectification": ("整改通知", "整改通知书"),
    "minutes": ("纪要",),
    "letter": ("函",),
    "report": ("报告",),
    "request": ("请示",),
}
_UPWARDS: Final = ("report", "request")
_ADDRESSED: Final = ("notice", "rectification", "letter", "report", "request")
_MARKS: Final = "。，；：、！？.,;:"
_OWN_NUMBER: Final = re.compile(
    r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、]|（\d+）"
)
_WRONG_NUMBER: Final = re.compile(
    r"[\[［【(（]\d{4}[\]］】)）]\s*第?\d+\s*号|〔\d{4}〕(?:第\s*\d+|0\d*)\s*号"
)
_WRONG_DATE: Final = re.compile(
    r"\d{4}年(?:0\d月|\d{1,2}月0\d日)|(?<!\d)\d{4}[.\-/]\d{1,2}[.\-/]\d{1,2}(?!\d)"
)


def check(document: OfficialDocument) -> list[Finding]:
    """Every departure from the standard that the values themselves show, in the order of the text."""
    attached = [block for one in document.attachments for block in one.blocks]
    return [
        *_head(document),
        *_title(document),
        *_levels(document.body),
        *(found for one in document.attachments for found in _levels(one.blocks)),
        *(found for block in (*document.body, *attached) for found in _block(block)),
        *_tail(document),
    ]


def _head(document: OfficialDocument) -> Iterator[Finding]:
    if not document.letterhead.strip():
        yield Finding("letterhead-missing")
    if document.number is not None and not NUMBER.fullmatch(document.number):
        yield Finding("number-form", document.number)
    if document.kind in _UPWARDS and not document.signer:
        yield Finding("signer-missing", document.kind)
    if document.kind in _ADDRESSED and not document.addressees:
        yield Finding("addressee-missing", document.kind)


def _title(document: OfficialDocument) -> Iterator[Finding]:
    whole = "".join(document.title)
    if not whole.strip():
        yield Finding("title-missing")
        return
    if whole[-1] in _MARKS:
        yield Finding("title-mark", whole)
    elif not whole.endswith(ENDINGS[document.kind]):
        yield Finding("title-kind", whole)
    if any(width(word) > titles.LONGEST for word in document.title):
        yield Finding("title-words", whole)


def _levels(blocks: tuple[Block, ...]) -> Iterator[Finding]:
    reached = 0
    for block in blocks:
        if isinstance(block, Heading):
            if not 1 <= block.level <= min(reached + 1, 4):
                yield Finding("level-skipped", block.text)
            if _OWN_NUMBER.match(block.text):
                yield Finding("heading-numbered", block.text)
            reached = block.level


def _block(block: Block) -> Iterator[Finding]:
    if isinstance(block, Table):
        if (
            not block.columns
            or any(len(row) != len(block.columns) for row in block.rows)
            or any(one.share <= 0 for one in block.columns)
        ):
            yield Finding("table-shape", block.caption)
        for row in block.rows:
            yield from _words(row)
    elif isinstance(block, Heading):
        yield from _words((block.text, *block.rest))
    else:
        yield from _words(block.pieces)


def _words(pieces: tuple[Piece, ...]) -> Iterator[Finding]:
    text = "".join(one.text if isinstance(one, Figure) else one for one in pieces)
    for found in _WRONG_NUMBER.finditer(text):
        yield Finding("cited-number-form", found.group())
    for found in _WRONG_DATE.finditer(text):
        yield Finding("date-form", found.group())


def _tail(document: OfficialDocument) -> Iterator[Finding]:
    for one in with_sources(document):
        if one.name[-1:] in _MARKS:
            yield Finding("attachment-mark", one.name)
    if not document.signatures and document.kind != "minutes":
        yield Finding("signature-missing", document.kind)
    printed = document.imprint.printed_on if document.imprint else None
    if printed and printed < document.date:
        yield Finding("printed-before", printed.isoformat())
