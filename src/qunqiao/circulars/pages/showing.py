"""A document as a page shows it: like the paper, with each figure a link to its records."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from qunqiao.circulars.bridge.papers import Shown, Told, shown, title_lines
from qunqiao.circulars.models import Circular
from qunqiao.circulars.queries.composing import Figure, address_of


@dataclass(frozen=True, slots=True)
class Source:
    """A line of the annex: figures as printed, what they were counted from, and where that is listed."""

    texts: str
    ref: str
    href: str


@dataclass(frozen=True, slots=True)
class Attached:
    """An attachment's name and blocks."""

    name: str
    blocks: Sequence[Shown]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All a page shows of a document's text."""

    circular: Circular
    title: Sequence[str]
    blocks: Sequence[Shown]
    attachments: Sequence[Attached]
    sources: Sequence[Source]
    by_hand: Sequence[str]


def paper_of(circular: Circular) -> Sheet:
    """The document's text, ready for ``parts/_paper.html``."""
    figures = circular.figures
    blocks = shown(circular.blocks, figures, address_of)
    attachments = [
        Attached(one["name"], shown(one["blocks"], figures, address_of))
        for one in circular.attachments
    ]
    stretches = [told for block in blocks for told in _stretches(block)]
    by_hand = [told.text for told in stretches if told.by_hand]
    return Sheet(
        circular, title_lines(circular.title), blocks, attachments, _sources(figures), by_hand
    )


def _sources(figures: Sequence[Figure]) -> list[Source]:
    lines: dict[tuple[str, str], list[str]] = {}
    for one in figures:
        lines.setdefault((one["ref"], address_of(one, line=True)), []).append(one["text"])
    return [Source(_("、").join(texts), ref, href) for (ref, href), texts in lines.items()]


def _stretches(block: Shown) -> list[Told]:
    return [*block.text, *(told for row in block.rows for cell in row for told in cell)]
