"""What kind of text a rule's source is, and whether it binds a given place, as far as its name tells."""

from __future__ import annotations

from typing import Literal

Kind = Literal[
    "law", "regulation", "charter", "league", "union", "women", "local", "house", "other"
]

# Beginnings of the names of local instruments, and the region code that they bind.
_PLACES = {"北京市": "11", "上海市": "31", "河南省": "41", "深圳市": "4403", "重庆市": "50"}
_REGULATIONS = {"女职工劳动保护特别规定"}


def source_kind(instrument: str, confidence: str) -> Kind:
    """What sort of instrument this is; "other" where its name does not tell."""
    if confidence == "house":
        return "house"
    if bound_place(instrument):
        return "local"
    if instrument in _REGULATIONS:
        return "regulation"
    if instrument.endswith("章程"):
        return "charter"
    if instrument.startswith("中华人民共和国") and instrument.endswith("法"):
        return "law"
    bodies: tuple[tuple[str, Kind], ...] = (
        ("共产主义青年团", "league"),
        ("妇女联合会", "women"),
        ("工会", "union"),
    )
    return next((kind for word, kind in bodies if word in instrument), "other")


def bound_place(instrument: str) -> str:
    """The region code that a local instrument binds; "" if it is not local."""
    return next((code for name, code in _PLACES.items() if instrument.startswith(name)), "")


def binds(instrument: str, region: str) -> bool:
    """Whether the instrument is law at a unit of this region; a local text is a reference elsewhere."""
    place = bound_place(instrument)
    return not place or region.startswith(place)
