"""The small tables and the history of a record page; each row has an id to link to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import ngettext
from markupsafe import Markup

from qunqiao.kit import clock
from qunqiao.kit.columns import Column
from qunqiao.registry.models import Verdict
from qunqiao.registry.queries.history import Event, history
from qunqiao.registry.queries.records import anchor
from qunqiao.trail.labels import LABELS

FOLD = 12


@dataclass(frozen=True, slots=True)
class PartRow:
    """One row: the id it can be linked by, where it leads, what it shows."""

    anchor: str
    href: str | None
    cells: list[str | Markup]


@dataclass(frozen=True, slots=True)
class Part:
    """A table inside a record; ``empty`` is said instead when it has no rows.

    ``note`` says what the table amounts to, ``foot`` are the cells of a line of sums, ``more`` leads to
    the list of the same. Rows after the first ``fold`` open on a click.
    """

    title: str
    columns: Sequence[Column]
    rows: list[PartRow]
    empty: str
    name: str = ""
    note: str | Markup = ""
    foot: Sequence[str | Markup] = ()
    more: tuple[str, str] | None = None
    fold: int = FOLD


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
    """What a part is called, what is said when it has no rows, and its name in addresses."""

    title: str
    empty: str
    name: str = ""


def part(
    labels: Labels,
    columns: Sequence[Column],
    rows: Iterable[Any],
    href: Callable[[Any], str | None] = lambda _row: None,
    record: Callable[[Any], Model | None] = lambda row: row,
) -> Part:
    """A table of ``rows``; ``record`` gives what of the registry a row can be linked to as."""
    shown = [
        PartRow(
            anchor(kept) if (kept := record(row)) is not None else "",
            href(row),
            [column.value(row) for column in columns],
        )
        for row in rows
    ]
    return Part(labels.title, columns, shown, labels.empty, labels.name)


def moments(record: Model, rows: Mapping[str, Iterable[int]], day: date) -> list[Moment]:
    """The latest changes of the record and its rows, in words; looking back, those made by then."""
    found = [
        Moment(timezone.localdate(event.at), _what(event), event.who)
        for event in history(record, rows)
    ]
    # A demonstration's fixed today lies behind the clock that dates the trail.
    back = day < clock.today()
    return [moment for moment in found if not back or (moment.day and moment.day <= day)]


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
