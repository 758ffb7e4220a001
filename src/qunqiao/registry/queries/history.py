"""What happened to a record: acts in the trail and rows of workbooks that were applied."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model, Q

from qunqiao.people.queries import names_of
from qunqiao.registry.models import Intake, IntakeSpan
from qunqiao.trail.models import Entry
from qunqiao.trail.queries import entries_named, entries_on

_MOST = 50
_UNDO = "registry.intake.undo"


@dataclass(frozen=True, slots=True)
class Event:
    """One change: an action of the trail, or ``rows`` rows of a workbook with one verdict."""

    at: datetime
    who: str
    action: str
    verdict: str = ""
    filename: str = ""
    rows: int = 0


def history(record: Model, rows: Mapping[str, Iterable[int]]) -> list[Event]:
    """The latest changes of ``record`` and of its ``rows`` (table -> ids), the newest first.

    Three queries, four where a workbook was taken back. Values stay in the trail: the history says
    who, when and how.
    """
    label = record._meta.label_lower  # noqa: SLF001 - Django's documented model API
    entries = list(entries_on(label, str(record.pk))[:_MOST])
    counts = _written(rows)
    undone = {str(intake.pk) for intake, _verdict in counts if intake.undone_at is not None}
    entries += entries_named(_UNDO, undone) if undone else ()
    names = names_of(entry.actor for entry in entries)
    events = [_act(entry, names) for entry in entries] + list(_workbooks(counts))
    return sorted(events, key=lambda event: event.at, reverse=True)[:_MOST]


def _written(rows: Mapping[str, Iterable[int]]) -> Counter[tuple[Intake, str]]:
    """How many of the rows each intake added and changed."""
    wanted = {table: sorted(ids) for table, ids in rows.items()}
    touched = Q(pk__in=[])
    for table, ids in wanted.items():
        if ids:
            touched |= Q(table=table, first_id__lte=ids[-1], last_id__gte=ids[0])
    spans = IntakeSpan.objects.filter(touched).select_related("intake__sent_by")
    counts: Counter[tuple[Intake, str]] = Counter()
    for span in spans.defer("intake__content", "intake__sheets"):
        ids = wanted[span.table]
        within = bisect_right(ids, span.last_id) - bisect_left(ids, span.first_id)
        if within:
            counts[span.intake, span.verdict] += within
    return counts


def _workbooks(counts: Counter[tuple[Intake, str]]) -> Iterator[Event]:
    """One event for each workbook and verdict, so that a first load is one line and not fifty."""
    for (intake, verdict), number in counts.items():
        if intake.applied_at is not None:
            who, name = intake.sent_by.name, intake.filename
            yield Event(intake.applied_at, who, "", verdict, name, number)


def _act(entry: Entry, names: Mapping[str, str]) -> Event:
    return Event(entry.at, names.get(entry.actor, ""), entry.action)
