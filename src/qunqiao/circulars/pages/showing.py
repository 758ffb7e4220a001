"""A document as a page shows it: like the paper, with each figure a link to its records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from qunqiao.circulars.bridge.papers import Shown, Told, shown, title_lines
from qunqiao.circulars.models import Circular
from qunqiao.circulars.queries.circulars import visible_scopes
from qunqiao.circulars.queries.composing import address_of
from qunqiao.people.policy import Reach


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


def paper_of(circular: Circular, reach: Reach) -> Sheet:
    """The document's text, ready for ``parts/_paper.html``.

    A figure is a link for whoever may see its records: a circular reaches units below, and tells each
    of them how many findings there are in all, but lists to none those of the others.
    """
    seen = visible_scopes(reach, circular)

    def address(one: Mapping[str, Any], *, line: bool = False) -> str:
        return address_of(one, line=line) if one.get("unit", 0) in seen else ""

    figures = circular.figures
    blocks = shown(circular.blocks, figures, address)
    attachments = [
        Attached(one["name"], shown(one["blocks"], figures, address))
        for one in circular.attachments
    ]
    stretches = [told for block in blocks for told in _stretches(block)]
    by_hand = [told.text for told in stretches if told.by_hand]
    lines: dict[tuple[str, str], list[str]] = {}
    for one in figures:
        lines.setdefault((one["ref"], address(one, line=True)), []).append(one["text"])
    sources = [Source(_("、").join(texts), *line) for line, texts in lines.items()]
    return Sheet(circular, title_lines(circular.title), blocks, attachments, sources, by_hand)


def _stretches(block: Shown) -> list[Told]:
    return [*block.text, *(told for row in block.rows for cell in row for told in cell)]
