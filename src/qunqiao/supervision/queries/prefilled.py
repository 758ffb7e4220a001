"""What a report tells of its meeting, ready for a form: what is known is not typed again."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from qunqiao.supervision.models import Document, Item, Meeting, Speech
from qunqiao.supervision.queries import report_words


@dataclass(frozen=True, slots=True)
class Told:
    """What the report says of the meeting; empty where it says nothing."""

    title: str
    kind: str
    held_on: date | None
    place: str
    host: str
    presence: list[dict[str, Any]]
    speeches: list[Speech] = field(default_factory=list)


def meeting_told(document: Document, items: Iterable[Item]) -> Told:
    """The meeting as the document and its standing items tell of it."""
    items = list(items)
    about = document.about
    meeting = about.get("meeting") or {}
    people = [item.said for item in items if item.kind == Item.Kind.PERSON]
    host = next((one for one in people if "chair" in str(one.get("role"))), {})
    return Told(
        title=document.title[:120],
        kind=_kind(f"{meeting.get('kind') or ''}{document.title}"),
        held_on=_day(str(about.get("published") or "")) or _day(document.text[:400]),
        place=str(meeting.get("place") or "")[:80],
        host=str(host.get("name") or "")[:60],
        presence=_presence(str(meeting.get("attendance") or "")),
        speeches=_speeches(items),
    )


def _kind(words: str) -> str:
    for signs, kind in report_words.KINDS:
        if any(sign in words for sign in signs):
            return kind.value
    return Meeting.Kind.OTHER.value


def _day(words: str) -> date | None:
    found = report_words.DAY.search(words)
    if found is None:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


def _presence(words: str) -> list[dict[str, Any]]:
    if not words:
        return []
    number = report_words.NUMBER.search(words)
    if number is None:
        return []
    role = report_words.COUNTING.sub("", words[: number.start()]) or words
    return [{"role": role[:60], "invited": None, "present": int(number[0])}]


def _speeches(items: Iterable[Item]) -> list[Speech]:
    found = []
    for item in items:
        said, role = item.said, str(item.said.get("role") or "")
        name = str(said.get("name") or "")[:80]
        if item.kind == Item.Kind.PERSON and "speaker" in role:
            post = str(said.get("post") or "")[:80]
            found.append(Speech(kind=Speech.Kind.SPEAKER, who=name, post=post))
        if item.kind == Item.Kind.UNIT and role == "statement":
            found.append(Speech(kind=Speech.Kind.STATEMENT, who=name))
    return found
