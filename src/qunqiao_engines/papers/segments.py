"""Paragraphs, sentences and clauses of a folded text, as spans that know where they stand."""

import re
from bisect import bisect_right
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
        pieces, start = [], span.start
        for place in range(span.start, span.end):
            if self.quiet[place] in marks:
                pieces.append(Span(start, place))
                start = place + 1
        pieces.append(Span(start, span.end))
        return [piece for piece in pieces if self.plain[piece.start : piece.end].strip()]
