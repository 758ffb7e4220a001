"""The door to the reader of reports: a text in, what it says and where out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

_MARKER = re.compile(
    r"(?:(?<=[。：；，\n　])|^)\s*([一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十]{1,2})"
)


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
    """What ``text`` says; the same text gives the same reading, without asking anybody."""
    starts = list(_MARKER.finditer(text))
    items = []
    for number, start in enumerate(starts):
        end = starts[number + 1].start(1) if number + 1 < len(starts) else len(text)
        end = min(end, text.find("\n", start.end()) % (len(text) + 1))
        words = text[start.end() : end].strip()
        head = re.split(r"[，。；：、]", words)[0][:30]
        fields = {"speaker": "", "marker": start[1], "head": head, "body": words}
        items.append(Found("directive", start.start(1), end - start.start(1), "marker", fields))
    title = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return Reading({"title": title[:200]}, items)
