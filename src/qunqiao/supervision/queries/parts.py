"""What an item of each kind consists of, and its parts where a person only marked the words."""

from typing import Any

from qunqiao.supervision.models import Item
from qunqiao.supervision.queries.report_words import CLAUSE_ENDS, MARKS

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
MOST_HEAD = 30


def parts_of(kind: str, words: str) -> dict[str, Any]:
    """The parts of an item of which only its words are known."""
    words = words.strip()
    if kind in (Item.Kind.DIRECTIVE, Item.Kind.OTHER_ENUMERATION):
        head = CLAUSE_ENDS.split(words.lstrip(MARKS))[0][:MOST_HEAD]
        return {"speaker": "", "marker": "", "head": head, "body": words}
    first = PARTS[kind][0]
    return {first: words}
