"""Paragraphs, sentences and clauses of a folded text, as spans that know where they stand."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

_SENTENCE: Final = re.compile(r"[^。！？\n]+[。！？]*[”’）]*|\n")
_QUOTED: Final = re.compile(r"“[^“”\n]{0,200}”|《[^《》\n]{0,80}》|‘[^‘’\n]{0,80}’")
_CLAUSE: Final = re.compile(r"[^，。；：、！？\n]+")
HEAD_LIMIT: Final = 30


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the text, from ``start`` to before ``end``."""

    start: int
    end: int


@dataclass(frozen=True)
class Manuscript:
    """A text as given, and folded for the grammar."""

    text: str
    plain: str

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, in order; the end of a line ends a sentence, a quotation does not."""
        hidden = self.quiet
        return tuple(
            Span(found.start(), found.end())
            for found in _SENTENCE.finditer(hidden)
            if found.group() != "\n" and not found.group().isspace()
        )

    @cached_property
    def quiet(self) -> str:
        """The folded text with every quotation and title of a work blotted out, in place."""
        return _QUOTED.sub(
            lambda quoted: quoted.group()[0] + "□" * (len(quoted.group()) - 2) + quoted.group()[-1],
            self.plain,
        )

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentences_between(self, start: int, end: int) -> tuple[Span, ...]:
        """The sentences that begin from ``start`` on and before ``end``."""
        return self.sentences[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def sentence_before(self, place: int) -> Span | None:
        """The last sentence that has ended at ``place``."""
        last = bisect_right(self._starts, place) - 1
        while last >= 0 and self.sentences[last].end > place:
            last -= 1
        return self.sentences[last] if last >= 0 else None

    def sentence_at(self, place: int) -> Span:
        """The sentence that holds ``place``, or the last one before it."""
        return self.sentences[max(0, bisect_right(self._starts, place) - 1)]

    def paragraph_end(self, place: int) -> int:
        """Where the line that holds ``place`` ends."""
        end = self.plain.find("\n", place)
        return len(self.plain) if end < 0 else end

    def paragraph_start(self, place: int) -> int:
        """Where the line that holds ``place`` begins, before any indent."""
        return self.plain.rfind("\n", 0, place) + 1

    def trimmed(self, start: int, end: int) -> Span:
        """The span without blanks at its ends."""
        piece = self.plain[start:end]
        left = len(piece) - len(piece.lstrip())
        return Span(start + left, max(start + left, start + len(piece.rstrip())))

    def head(self, span: Span) -> str:
        """The first clause of a span as printed, thirty characters at most."""
        found = _CLAUSE.match(self.plain, span.start, span.end)
        end = min(found.end() if found else span.end, span.start + HEAD_LIMIT)
        return self.text[span.start : end].rstrip()

    def clauses(self, span: Span, marks: str = "，；") -> list[Span]:
        """The pieces of a span between ``marks``, quotations left whole."""
        pieces = re.compile(f"[^{marks}]+").finditer(self.quiet, span.start, span.end)
        return [Span(*piece.span()) for piece in pieces if not piece.group().isspace()]


class Cover:
    """Pieces of the text that do not overlap, asked whether they hold a place."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans, key=lambda span: span.start)
        self._starts = [span.start for span in self._spans]

    def holds(self, place: int) -> bool:
        """Whether one of them holds the place."""
        last = bisect_right(self._starts, place) - 1
        return last >= 0 and place < self._spans[last].end
