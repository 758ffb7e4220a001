"""From a kept document to the engine's values, to its .docx, and to what a page shows of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, cast

from django.utils.translation import get_language

from qunqiao.circulars.bridge.marks import BY_HAND, number_of, pieces, split
from qunqiao.circulars.errors import BadForm
from qunqiao.circulars.models import Circular
from qunqiao_engines import official
from qunqiao_engines.official.numerals import LEVELS
from qunqiao_engines.official.titles import lines

Figure = Mapping[str, Any]
# The address of a figure's records in the annex, whole or "".
Address = Callable[[Figure], str]
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Told:
    """A stretch of text on a page; a figure has what it says and where its records are listed."""

    text: str
    ref: str = ""
    href: str = ""
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A block on a page: a heading with its number, a paragraph, or a table."""

    kind: str
    level: int
    number: str
    text: Sequence[Told]
    heads: Sequence[str] = ()
    rows: Sequence[Sequence[Sequence[Told]]] = ()


def docx(circular: Circular, *, on: date, address: Address) -> bytes:
    """The document laid out; without a number it calls itself a draft.

    Raises:
        BadForm: no layout can hide its faults; the sentence names them.
    """
    try:
        return official.write(_document(circular, on, address))
    except official.Unfit as unfit:
        raise BadForm(unfit.sentence(_tongue())) from unfit


def departures(circular: Circular, *, on: date) -> list[str]:
    """What departs from the form of the standard, in sentences; some of it may be meant so."""
    found = official.check(_document(circular, on, lambda _figure: ""))
    return list(dict.fromkeys(one.sentence(_tongue()) for one in found))


def title_lines(title: str) -> list[str]:
    """The title in the lines in which the document has it."""
    return lines(official.title_words(title))


def is_code(code: str) -> bool:
    """Whether a number can begin with it."""
    return bool(official.NUMBER.fullmatch(number_of(code, 2026, 1)))


def shown(
    blocks: Sequence[Mapping[str, Any]], figures: Sequence[Figure], address: Address
) -> list[Shown]:
    """The blocks as a page shows them, headings counted."""
    known = {one["n"]: (one["ref"], address(one)) for one in figures}
    counts = [0, 0, 0, 0]
    found = []
    for block in blocks:
        kind, level, number = str(block["kind"]), int(block.get("level", 0)), ""
        if kind == "heading":
            counts[level - 1] += 1
            counts[level:] = [0] * (4 - level)
            number = LEVELS[level - 1](counts[level - 1])
        text = _told(block.get("text", ""), block.get("told", ""), known)
        heads = [column[0] for column in block.get("columns", ())]
        rows = [[_told(cell, cell, known) for cell in row] for row in block.get("rows", ())]
        found.append(Shown(kind, level, number, text, heads, rows))
    return found


def _told(text: str, told: str, known: Mapping[int, tuple[str, str]]) -> list[Told]:
    return [
        Told(one.text, *known.get(one.figure or 0, ("", "")), by_hand=one.by_hand)
        for one in pieces(text, told)
    ]


def _document(circular: Circular, on: date, address: Address) -> official.OfficialDocument:
    figures = {one["n"]: one for one in circular.figures}

    def blocks(kept: Sequence[Mapping[str, Any]]) -> tuple[official.Block, ...]:
        return tuple(_block(one, figures, address) for one in kept)

    attachments = [
        official.Attachment(a["name"], blocks(a["blocks"])) for a in circular.attachments
    ]
    copies = tuple(split(circular.copies))
    return official.OfficialDocument(
        kind=cast("official.Kind", circular.kind),
        letterhead=circular.letterhead,
        title=official.title_words(circular.title),
        body=blocks(circular.blocks),
        date=on,
        number=circular.number or None,
        addressees=tuple(split(circular.addressees)),
        attachments=tuple(attachments),
        signatures=(circular.signature,) if circular.signature else (),
        signer=circular.signer,
        imprint=official.Imprint(copies, circular.signature, on),
    )


def _block(
    kept: Mapping[str, Any], figures: Mapping[int, Figure], address: Address
) -> official.Block:
    def runs(text: str, told: str) -> tuple[official.Piece, ...]:
        return tuple(_runs(text, told, figures, address))

    if kept["kind"] == "table":
        columns = tuple(
            official.Column(head, share, cast("Any", align))
            for head, share, align in kept["columns"]
        )
        rows = tuple(tuple(_cell(runs(cell, cell)) for cell in row) for row in kept["rows"])
        return official.Table(columns, rows)
    words = runs(kept["text"], kept.get("told", ""))
    if kept["kind"] == "heading":
        plain = "".join(one if isinstance(one, str) else one.text for one in words)
        return official.Heading(int(kept["level"]), plain)
    return official.Paragraph(words)


def _cell(words: tuple[official.Piece, ...]) -> official.Piece:
    """A cell holds words or one figure."""
    return words[0] if len(words) == 1 else "".join(str(one) for one in words)


def _runs(
    text: str, told: str, figures: Mapping[int, Figure], address: Address
) -> Iterator[official.Piece]:
    for one in pieces(text, told):
        figure = figures.get(one.figure or 0)
        if figure is not None:
            yield official.Figure(one.text, figure["ref"], address(figure))
        elif one.by_hand:
            yield official.Figure(one.text, BY_HAND)
        else:
            yield one.text


def _tongue() -> str:
    return "en" if (get_language() or "").startswith("en") else "zh"
