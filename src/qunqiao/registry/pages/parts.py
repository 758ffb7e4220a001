"""The small tables and the history of a record page; each row has an id to link to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import ngettext
from markupsafe import Markup

from qunqiao.kit.columns import Column
from qunqiao.registry.models import Verdict
from qunqiao.registry.queries.history import Event, history
from qunqiao.registry.queries.records import anchor
from qunqiao.trail.labels import LABELS


@dataclass(frozen=True, slots=True)
class PartRow:
    """One row: the id it can be linked by, where it leads, what it shows."""

    anchor: str
    href: str | None
    cells: list[str | Markup]


@dataclass(frozen=True, slots=True)
class Part:
    """A table inside a record; ``empty`` is said instead when it has no rows."""

    title: str
    columns: Sequence[Column]
    rows: list[PartRow]
    empty: str


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a time line; ``anchor`` is empty where nothing links to it."""

    day: date | None
    title: str | Markup
    text: str | Markup
    anchor: str = ""
    mark: str | Markup = ""


@dataclass(frozen=True, slots=True)
class Labels:
    """What a part is called, and what is said when it has no rows."""

    title: str
    empty: str


def part(
    labels: Labels,
    columns: Sequence[Column],
    rows: Iterable[Model],
    href: Callable[[Any], str | None] = lambda _row: None,
) -> Part:
    """A table of ``rows``."""
    shown = [
        PartRow(anchor(row), href(row), [column.value(row) for column in columns]) for row in rows
    ]
    return Part(labels.title, columns, shown, labels.empty)


def moments(record: Model, rows: Mapping[str, Iterable[int]]) -> list[Moment]:
    """The latest changes of the record and its rows, in words."""
    return [
        Moment(timezone.localdate(event.at), _what(event), event.who)
        for event in history(record, rows)
    ]


def _what(event: Event) -> str:
    if event.action:
        return str(LABELS.get(event.action, event.action))
    words = {"file": event.filename, "num": event.rows}
    if event.verdict == Verdict.ADD:
        form = ngettext(
            "报表“%(file)s”新增 %(num)d 行", "报表“%(file)s”新增 %(num)d 行", event.rows
        )
    else:
        form = ngettext(
            "报表“%(file)s”变更 %(num)d 行", "报表“%(file)s”变更 %(num)d 行", event.rows
        )
    return form % words
