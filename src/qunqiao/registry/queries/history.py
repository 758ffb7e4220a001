"""What happened to a record: acts in the trail and rows of workbooks that were applied."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Model, Q

from qunqiao.people.queries import names_of
from qunqiao.registry.models import IntakeRow
from qunqiao.trail.models import Entry
from qunqiao.trail.queries import entries_on

_MOST = 50


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

    Three queries. Values stay in the trail: the history says who, when and how.
    """
    label = record._meta.label_lower  # noqa: SLF001 - Django's documented model API
    entries = list(entries_on(label, str(record.pk))[:_MOST])
    names = names_of(entry.actor for entry in entries)
    events = [_act(entry, names) for entry in entries] + list(_workbooks(rows))
    return sorted(events, key=lambda event: event.at, reverse=True)[:_MOST]


def _workbooks(rows: Mapping[str, Iterable[int]]) -> Iterable[Event]:
    """One event for each workbook and verdict, so that a first load is one line and not fifty."""
    touched = Q(pk__in=[])
    for table, ids in rows.items():
        touched |= Q(table=table, record_id__in=list(ids))
    verdicts = (IntakeRow.Verdict.ADD, IntakeRow.Verdict.CHANGE)
    written = IntakeRow.objects.filter(
        touched, verdict__in=verdicts, intake__applied_at__isnull=False
    )
    kept = ("intake__applied_at", "intake__sent_by__name", "verdict", "intake__filename")
    grouped = written.order_by().values_list("intake", *kept).annotate(n=Count("pk"))
    for _intake, at, who, verdict, filename, number in grouped.order_by("-intake__applied_at")[
        :_MOST
    ]:
        yield Event(at, who, "", verdict, filename, number)


def _act(entry: Entry, names: Mapping[str, str]) -> Event:
    return Event(entry.at, names.get(entry.actor, ""), entry.action)
