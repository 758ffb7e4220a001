"""Facts that the law asks for about things that are neither units nor organisations.

They are declared, so that the rooms to come record what the rules need; no rule can use them yet.
"""

from __future__ import annotations

from dataclasses import dataclass

from .fact import FactType


@dataclass(frozen=True)
class Elsewhere:
    """A fact about a subject that the platform does not hold yet."""

    subject: str
    name: str
    type: FactType
    doc: str
    room: str


_SHARE = "Nominees of the batch in this class, of all nominees; a person may be in several classes."
#: The rule of the list that needs each stands in docs/engines/rulebook.md.
ELSEWHERE: tuple[Elsewhere, ...] = (
    Elsewhere("award batch", "nominees", "integer", "Nominees of the batch.", "awards"),
    Elsewhere("award batch", "industrial_workers", "integer", _SHARE, "awards"),
    Elsewhere("award batch", "other_front_line", "integer", _SHARE, "awards"),
    Elsewhere("award batch", "science_and_education", "integer", _SHARE, "awards"),
    Elsewhere("award batch", "migrant_workers", "integer", _SHARE, "awards"),
    Elsewhere("award batch", "non_public", "integer", _SHARE, "awards"),
    Elsewhere(
        "document", "layout_departures", "integer",
        "Places where page, margins, fonts or numbering depart from GB/T 9704-2012.", "documents",
    ),
    Elsewhere(
        "public notice", "private_fields", "integer",
        "Personal details shown beyond name, unit and post.", "publication",
    ),
    Elsewhere(
        "public notice", "consents_missing", "integer",
        "Persons shown without separate consent or another legal ground.", "publication",
    ),
)  # fmt: skip
