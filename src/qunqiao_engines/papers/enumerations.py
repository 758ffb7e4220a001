"""Enumerations: markers of one family that count upwards, one inside another where a second family opens."""

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Final

from qunqiao_engines.papers.markers import Marker, markers
from qunqiao_engines.papers.segments import Manuscript, Span

# Families that begin lines: an item of these may stand alone and reach over several lines.
OF_LINES: Final = ("一、", "（一）", "1.", "（1）")
_LAST: Final = 0
# A clause that starts so belongs to whoever speaks on, not to the last item before it.
_TURNS: Final = (
    "但是",
    "但",
    "同时，",
    "调查显示",
    "据调查",
    "会议",
    "大会",
    "他",
    "她",
    "下一步",
    "为此",
    "此外",
)
_TURN_REACH: Final = 12


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its marker, the span of its own words, how deep it lies."""

    marker: Marker
    body: Span
    level: int


@dataclass(slots=True)
class Enumeration:
    """Items that belong together; ``start`` is where the first marker stands."""

    family: str
    level: int
    markers: list[Marker] = field(default_factory=list)
    items: tuple[Item, ...] = ()

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.markers[0].start


def enumerations(manuscript: Manuscript, breaks: list[int]) -> list[Enumeration]:
    """The enumerations of a text, outer before inner.

    ``breaks`` are places where somebody else takes the word: no enumeration goes across one, and no
    item either. An enumeration starts at one and misses no number; a lone 一是 is not one.
    """
    chains = _chains(manuscript, breaks)
    kept = [chain for chain in chains if _holds(chain, manuscript)]
    edges = sorted({marker.start for chain in kept for marker in chain.markers} | set(breaks))
    for chain in kept:
        chain.items = tuple(
            Item(marker, _body(manuscript, chain, marker, edges), chain.level)
            for marker in chain.markers
        )
    return sorted(kept, key=lambda chain: chain.start)


def _chains(manuscript: Manuscript, breaks: list[int]) -> list[Enumeration]:
    done: list[Enumeration] = []
    stack: list[Enumeration] = []
    waiting = iter([*breaks, len(manuscript.plain) + 1])
    stop = next(waiting)
    end = -1
    for marker in markers(manuscript.quiet):
        while marker.start >= stop:
            stack, stop = [], next(waiting)
        if marker.start < end:
            continue
        place = _continued(stack, marker)
        if place is not None:
            del stack[place + 1 :]
            stack[place].markers.append(marker)
        elif marker.ordinal == 1 or _begins_late(manuscript, marker):
            _close(stack, marker, manuscript)
            chain = Enumeration(marker.family, len(stack) + 1, [marker])
            stack.append(chain)
            done.append(chain)
        else:
            continue
        end = marker.end
    return done


def _continued(stack: list[Enumeration], marker: Marker) -> int | None:
    """Which open enumeration this marker carries on, the innermost first."""
    for place in range(len(stack) - 1, -1, -1):
        chain = stack[place]
        if chain.family == marker.family and marker.ordinal in (
            chain.markers[-1].ordinal + 1,
            _LAST,
        ):
            return place
    return None


def _begins_late(manuscript: Manuscript, marker: Marker) -> bool:
    """In speech the first point often has no number; 第二 at the start of a paragraph then begins."""
    start = manuscript.paragraph_start(marker.start)
    return (
        marker.family == "第一"
        and marker.ordinal == 2
        and not manuscript.plain[start : marker.start].strip()
    )


def _close(stack: list[Enumeration], marker: Marker, manuscript: Manuscript) -> None:
    """Counting from one again ends what it cannot lie inside: its own family, or another paragraph's."""
    for place, chain in enumerate(stack):
        if chain.family == marker.family:
            del stack[place:]
            return
    while stack and not _lies_inside(stack[-1], marker, manuscript):
        stack.pop()


def _lies_inside(chain: Enumeration, marker: Marker, manuscript: Manuscript) -> bool:
    if chain.family in OF_LINES:
        return True
    last = chain.markers[-1].start
    return manuscript.paragraph_end(last) > marker.start


def _holds(chain: Enumeration, manuscript: Manuscript) -> bool:
    """Whether it counts; chains that point into quotations or dates were never built."""
    first = chain.markers[0]
    if chain.family in ("一、", "第一"):
        return len(chain.markers) > 1 or _starts_line(manuscript, first)
    return len(chain.markers) > 1


def _starts_line(manuscript: Manuscript, marker: Marker) -> bool:
    start = manuscript.paragraph_start(marker.start)
    return not manuscript.plain[start : marker.start].strip(" #*-")


def _body(manuscript: Manuscript, chain: Enumeration, marker: Marker, edges: list[int]) -> Span:
    following = bisect_right(edges, marker.start)
    end = after = edges[following] if following < len(edges) else len(manuscript.plain)
    line = manuscript.paragraph_end(marker.start)
    if marker is chain.markers[-1]:
        end = min(
            after, line if not _spreads(manuscript, chain) else _end_of_part(manuscript, line)
        )
        end = _before_turn(manuscript, marker.body, end)
    return manuscript.trimmed(marker.body, max(marker.body, end))


def _spreads(manuscript: Manuscript, chain: Enumeration) -> bool:
    """Whether earlier items go on over several lines, so that the last one may too."""
    return any(
        manuscript.plain[manuscript.paragraph_end(one.start) : other.start].strip()
        for one, other in zip(chain.markers, chain.markers[1:], strict=False)
    )


def _end_of_part(manuscript: Manuscript, line: int) -> int:
    """Where a last item ends that goes on over lines: at a heading, a blank line twice, or the end."""
    ends = [
        place
        for sign in ("\n#", "\n>", "\n\n\n")
        if (place := manuscript.plain.find(sign, line)) >= 0
    ]
    return min(ends, default=len(manuscript.plain))


def _before_turn(manuscript: Manuscript, start: int, end: int) -> int:
    for sentence in manuscript.sentences_between(start + 1, end):
        words = manuscript.plain[sentence.start : sentence.start + _TURN_REACH].lstrip()
        if words.startswith(_TURNS):
            return sentence.start
    return end
