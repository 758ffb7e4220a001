"""What a document is put together from: blocks of text, and figures that know their records."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse

from qunqiao.checkups.models import Theme
from qunqiao.circulars.bridge.marks import mark, named, texts
from qunqiao.circulars.models import Circular
from qunqiao.circulars.queries.figures import FIGURES, count
from qunqiao.circulars.queries.scope import Scope, query_of
from qunqiao.people.models import Unit
from qunqiao.supervision.models import Directive, Meeting

Block = dict[str, Any]
Figure = dict[str, Any]
_LONGEST_NAME = 13
LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Asked:
    """What a document is to be about."""

    topic: str
    unit: Unit
    since: date
    day: date
    to_unit: Unit | None = None
    meeting: Meeting | None = None
    directive: Directive | None = None
    withdraws: Circular | None = None
    due_on: date | None = None

    @property
    def scope(self) -> Scope:
        """What its figures are counted over."""
        return Scope(
            self.to_unit or self.unit,
            self.since,
            self.day,
            meeting_id=self.meeting.pk if self.meeting else None,
            directive_id=self.directive.pk if self.directive else None,
        )


@dataclass(frozen=True, slots=True)
class Composed:
    """A document's words and figures, before anybody has kept them."""

    kind: str
    title: str
    addressees: str
    blocks: list[Block]
    attachments: list[Block]
    figures: list[Figure]
    letterhead: str


@dataclass(slots=True)
class Paper:
    """A document while it is being written; the figures get their numbers here."""

    asked: Asked
    blocks: list[Block] = field(default_factory=list)
    attachments: list[Block] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)

    def heading(self, level: int, text: str) -> None:
        """A heading of level 1 to 4."""
        self.blocks.append(heading(level, text))

    def say(self, text: str) -> None:
        """A paragraph."""
        self.blocks.append(paragraph(text))

    def number(self, key: str, scope: Scope | None = None, value: int | None = None) -> str:
        """The mark of a figure, counted now unless its ``value`` is at hand."""
        scope = scope or self.asked.scope
        found = count(key, scope) if value is None else value
        return self._add(str(found), key=key, ref=_ref(key, scope), **scope.plain)

    def row(self, keys: Sequence[str], values: Iterable[int], scope: Scope, line: str) -> list[str]:
        """The marks of a table's row, which share one line of the annex and lead to ``line``'s records."""
        ref = f"{_whose(scope)}：{'、'.join(_short(key) for key in keys)}，口径和起止同前"
        return [
            self._add(str(value), key=key, ref=ref, line=line, **scope.plain)
            for key, value in zip(keys, values, strict=True)
        ]

    def share(self, part: Sequence[str], whole: Sequence[str]) -> str:
        """The mark of a percentage of figures given by their marks; "" of nothing."""
        of, by = self._sum(part), self._sum(whole)
        if not by[1]:
            return ""
        ref = f"以上数字相除：{of[1]}÷{by[1]}"
        return self._add(f"{100 * of[1] / by[1]:.1f}%", key="share", ref=ref, of=of[0], by=by[0])

    def of_record(self, text: str, ref: str, href: str) -> str:
        """The mark of a figure that one record holds."""
        return self._add(text, key="record", ref=ref, href=href)

    def value(self, marked: str) -> int:
        """What a mark says."""
        return int(self.figures[_n(marked) - 1]["text"])

    def done(self, kind: str, title: str, addressees: str, letterhead: str = "") -> Composed:
        """The document; figures that came to stand nowhere are left out."""
        used = {number for text in texts((self.blocks, self.attachments)) for number in named(text)}
        return Composed(
            kind,
            title,
            addressees,
            self.blocks,
            self.attachments,
            [one for one in self.figures if one["n"] in used],
            letterhead or f"{mark_name(self.asked.unit)}文件",
        )

    def _sum(self, marks: Sequence[str]) -> tuple[list[int], int]:
        numbers = [_n(one) for one in marks]
        return numbers, sum(int(self.figures[n - 1]["text"]) for n in numbers)

    def _add(self, text: str, **about: Any) -> str:
        number = len(self.figures) + 1
        self.figures.append({"n": number, "text": text, **about})
        return mark(number, text)


def mark_name(unit: Unit) -> str:
    """The body as it calls itself above its documents: in full, or for short where that fills no line."""
    return unit.short_name if unit.short_name and len(unit.name) > _LONGEST_NAME else unit.name


def heading(level: int, text: str) -> Block:
    """A heading as it is kept."""
    return {"kind": "heading", "level": level, "text": text, "told": text}


def paragraph(text: str) -> Block:
    """A paragraph as it is kept; ``told`` stays what the records said of it."""
    return {"kind": "paragraph", "text": text, "told": text}


def table(columns: Sequence[tuple[str, float, str]], rows: Sequence[Sequence[str]]) -> Block:
    """A table: headings with their shares of the width and how their cells stand, and cells."""
    return {
        "kind": "table",
        "columns": [list(one) for one in columns],
        "rows": [list(r) for r in rows],
    }


def attachment(name: str, *blocks: Block) -> Block:
    """An attachment on pages of its own."""
    return {"name": name, "blocks": list(blocks)}


def titled(before: str, about: str, after: str) -> str:
    """A title that keeps its beginning and its kind; what it is about gives way where it is too long."""
    room = max(LONGEST_TITLE - len(before) - len(after), 1)
    return before + (about if len(about) <= room else f"{about[: room - 1]}…") + after


def tight(text: str) -> str:
    """The text without the blanks that pages set around numbers; documents have none."""
    return text.replace(" ", "")


def dated(day: date) -> str:
    """A day as documents write it."""
    return f"{day.year}年{day.month}月{day.day}日"


def address_of(figure: Mapping[str, Any], *, line: bool = False) -> str:
    """Where the records of a figure are listed, or those of its ``line``; "" where it has none of its own."""
    if figure.get("href"):
        return str(figure["href"])
    key = (figure.get("line") if line else "") or figure["key"]
    if key not in FIGURES:
        return ""
    return f"{reverse('circulars:figure', args=[key])}?{query_of(figure)}"


def _n(marked: str) -> int:
    return int(marked[1:].partition(":")[0])


def _short(key: str) -> str:
    return str(FIGURES[key].label).removesuffix("的问题").removesuffix("的组织")


def _whose(scope: Scope) -> str:
    theme = f"，{Theme(scope.theme).label}类" if scope.theme else ""
    return f"{scope.unit.name}及所属单位{theme}"


def _ref(key: str, scope: Scope) -> str:
    told = FIGURES[key]
    span = f"{dated(scope.since)}（不含）至{dated(scope.day)}"
    return f"{told.label}：{told.means}。{_whose(scope)}，{span}"
