"""What a report says as plain items, each a kind, a place and its parts: the way it is kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qunqiao.supervision.bridge import papers
from qunqiao_engines.papers import Directive, Enumerated, Paper, Passage


@dataclass(frozen=True, slots=True)
class Found:
    """One thing the text says: its kind, its place, its parts, and the cue that gave it away."""

    kind: str
    at: int
    length: int
    cue: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a report says: of itself as a whole, and its items in the order of the text."""

    about: Mapping[str, Any] = field(default_factory=dict)
    items: Sequence[Found] = ()


def read(text: str) -> Reading:
    """What ``text`` says; the same text gives the same reading, without asking anybody.

    Raises:
        UnreadablePaper: it is longer than any report, or blank.
    """
    paper = papers.read(text)
    items = sorted(_items(paper), key=lambda one: (one.at, -one.length))
    return Reading(_about(paper), items)


def _about(paper: Paper) -> dict[str, Any]:
    names = ("title", "published", "source", "author", "editor", "summary")
    meeting = {
        name: _words(getattr(paper.meeting, name)) for name in ("kind", "place", "attendance")
    }
    return {**{name: _words(getattr(paper, name)) for name in names}, "meeting": meeting}


def _words(passage: Passage | None) -> str:
    return passage.text if passage else ""


def _items(paper: Paper) -> Iterator[Found]:
    for one in paper.people:
        parts = {"name": one.name, "post": one.post or "", "role": one.role}
        yield Found("person", one.at, len(one.name), one.cue, parts)
    for unit in paper.units:
        parts = {"name": unit.name, "role": unit.role}
        yield Found("unit", unit.at, len(unit.name), unit.cue, parts)
    for demand in paper.directives:
        yield _enumerated("directive", demand)
    for other in paper.other_enumerations:
        yield _enumerated("other_enumeration", other)
    for problem in paper.problems:
        yield Found("problem", problem.at, len(problem.text), problem.cue, {"text": problem.text})
    for figure in paper.figures:
        parts = {
            "text": figure.text,
            "value": str(figure.value),
            "unit": figure.unit,
            "comparison": figure.comparison,
        }
        yield Found("figure", figure.at, len(figure.text), figure.cue, parts)
    for contact in paper.contacts:
        parts = {"value": contact.value, "kind": contact.kind}
        yield Found("contact", contact.at, len(contact.value), contact.cue, parts)


def _enumerated(kind: str, one: Directive | Enumerated) -> Found:
    end = one.head_at + max(len(one.body), len(one.head))
    parts = {
        "speaker": one.speaker or "",
        "marker": one.marker or "",
        "level": one.level,
        "head": one.head,
        "body": one.body,
    }
    return Found(kind, one.at, end - one.at, one.cue, parts)
