"""What an official document consists of, as values; nothing here says how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["circular", "notice", "rectification", "minutes", "letter", "report", "request"]
Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as printed, the record it comes from in words, and where that record can be opened.

    Figures with the same ``ref`` and ``link`` share a line of the annex 数据来源.
    """

    text: str
    ref: str
    link: str = ""


Piece = str | Figure


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text; its first line is indented by two characters."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4, without its number: that is counted.

    With ``rest`` the text goes on behind it in the same paragraph.
    """

    level: int
    text: str
    rest: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its share of the width, and how its cells stand."""

    heading: str
    share: float = 1.0
    align: Align = "center"


@dataclass(frozen=True, slots=True)
class Table:
    """A table as wide as the type area; on each further page its headings stand again."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Piece, ...], ...]
    caption: str = ""


Block = Paragraph | Heading | Table


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment; printed behind the text if it has ``blocks``, otherwise only named."""

    name: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was there, in minutes: ``label`` is 出席, 列席 or 请假."""

    label: str
    names: str


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands at the foot of the last page: copies to, and by whom and when printed."""

    copies: tuple[str, ...] = ()
    printed_by: str = ""
    printed_on: date | None = None


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """A document ready to be laid out.

    ``title`` is given in words that must not be torn apart (``title_words`` finds them in a line of
    text), one word if it needs no second line.
    Without ``number`` it is a draft, and says so where the number would stand. ``signatures`` are
    the issuing bodies, the leading one first; ``sealed`` leaves the room of a seal. ``signer`` is
    who signed a document that goes upwards (签发人).
    """

    kind: Kind
    letterhead: str
    title: tuple[str, ...]
    body: tuple[Block, ...]
    date: date
    number: str | None = None
    addressees: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    signatures: tuple[str, ...] = ()
    sealed: bool = True
    signer: str = ""
    attendance: tuple[Attendance, ...] = ()
    imprint: Imprint | None = None
