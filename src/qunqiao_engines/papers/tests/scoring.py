"""Precision and recall of the reader against labels made by hand."""

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qunqiao_engines.papers import Paper, read

LABELS = Path(__file__).with_name("labels")
SHARED = Path(__file__).parents[5] / "shared"
KINDS = (
    "people",
    "posts",
    "units",
    "directives",
    "other_enumerations",
    "problems",
    "figures",
    "contacts",
)


@dataclass(frozen=True)
class Label:
    """One labelled report: what it says, and its text."""

    name: str
    unseen: bool
    told: dict[str, Any]
    text: str


@dataclass(frozen=True)
class Score:
    """How many were found and right, found, and there to find."""

    right: int = 0
    found: int = 0
    there: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.found + other.found, self.there + other.there)

    @property
    def precision(self) -> float:
        """1.0 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """1.0 where nothing was there."""
        return self.right / self.there if self.there else 1.0


def missing() -> str:
    """Why the labels cannot be used here; nothing where they can. CI must have the reports."""
    if SHARED.is_dir() or os.environ.get("CI") == "true":
        return ""
    return "the labelled reports lie in ../shared, which is not here"


def labels() -> list[Label]:
    """All labelled reports, their texts checked against the digest that was labelled."""
    found = []
    for path in sorted(LABELS.glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        raw = (SHARED / told["report"]).read_bytes()
        if hashlib.sha256(raw).hexdigest() != told["sha256"]:
            raise ValueError(f"{told['report']} is not the text that was labelled")
        start, end = told["span"]
        found.append(Label(path.stem, told["unseen"], told, raw.decode()[start:end]))
    return found


def scores(part: Iterable[Label]) -> dict[str, Score]:
    """Per kind, over all reports of a part."""
    total = dict.fromkeys(KINDS, Score())
    for label in part:
        for kind, score in scored(label, read(label.text)).items():
            total[kind] += score
    return total


def scored(label: Label, paper: Paper) -> dict[str, Score]:
    """People and units count by name and role; enumerated items by speaker, marker, head and place;
    problems where the passages overlap, one for one; figures and contacts by all they say."""
    told, shift = label.told, label.told["span"][0]
    keys: dict[str, tuple[list[Any], list[Any]]] = {
        "people": (
            [(p.name, p.role) for p in paper.people],
            [(p["name"], p["role"]) for p in told["people"]],
        ),
        "posts": (
            [(p.name, p.post) for p in paper.people if p.post],
            [(p["name"], p["post"]) for p in told["people"] if p["post"]],
        ),
        "units": (
            [(u.name, u.role) for u in paper.units],
            [(u["name"], u["role"]) for u in told["units"]],
        ),
        "directives": (
            [(d.speaker, d.marker, d.head, d.at + shift) for d in paper.directives],
            [(d["speaker"], d["marker"], d["head"], d["at"]) for d in told["directives"]],
        ),
        "other_enumerations": (
            [(d.marker, d.head, d.at + shift) for d in paper.other_enumerations],
            [(d["marker"], d["head"], d["at"]) for d in told["other_enumerations"]],
        ),
        "figures": (
            [(f.text, f.value, f.unit, f.comparison) for f in paper.figures],
            [(f["text"], f["value"], f["unit"], f["comparison"]) for f in told["figures"]],
        ),
        "contacts": (
            [(c.kind, c.value, c.at + shift) for c in paper.contacts],
            [(c["kind"], c["value"], c["at"]) for c in told["contacts"]],
        ),
    }
    result = {kind: _counted(found, there) for kind, (found, there) in keys.items()}
    return {**result, "problems": _overlapping(paper, told["problems"], shift)}


def _counted(found: list[Any], there: list[Any]) -> Score:
    left = list(there)
    right = 0
    for one in found:
        if one in left:
            left.remove(one)
            right += 1
    return Score(right, len(found), len(there))


def _overlapping(paper: Paper, there: list[dict[str, Any]], shift: int) -> Score:
    left = [(one["at"], one["at"] + len(one["text"])) for one in there]
    right = 0
    for one in paper.problems:
        start, end = one.at + shift, one.at + shift + len(one.text)
        hit = next((span for span in left if span[0] < end and start < span[1]), None)
        if hit:
            left.remove(hit)
            right += 1
    return Score(right, len(paper.problems), len(there))
