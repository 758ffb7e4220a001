"""What an item of each kind consists of, and its parts where a person only marked the words."""

import re
from typing import Any

from qunqiao.supervision.models import Item

# The parts a person may correct, by kind; the first is what it is known by.
PARTS: dict[str, tuple[str, ...]] = {
    Item.Kind.DIRECTIVE: ("head", "body", "speaker", "marker"),
    Item.Kind.PROBLEM: ("text",),
    Item.Kind.PERSON: ("name", "post", "role"),
    Item.Kind.UNIT: ("name", "role"),
    Item.Kind.OTHER_ENUMERATION: ("head", "body", "speaker", "marker"),
    Item.Kind.FIGURE: ("text", "value", "unit", "comparison"),
    Item.Kind.CONTACT: ("value", "kind"),
}
_CLAUSE_ENDS = re.compile("[，。；：、,;]")
MOST_HEAD = 30


def parts_of(kind: str, words: str) -> dict[str, Any]:
    """The parts of an item of which only its words are known."""
    words = words.strip()
    if kind in (Item.Kind.DIRECTIVE, Item.Kind.OTHER_ENUMERATION):
        head = _CLAUSE_ENDS.split(words.lstrip("，。；：、,; "))[0][:MOST_HEAD]
        return {"speaker": "", "marker": "", "head": head, "body": words}
    first = PARTS[kind][0]
    return {first: words}
