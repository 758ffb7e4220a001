"""Dated ties of two records laid together: overlapping spans at one place become one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from qunqiao.people.models import Person, Seat
from qunqiao.registry.models import Appointment, Membership


@dataclass(frozen=True, slots=True)
class Dated:
    """A kind of tie: where it holds (columns), and the columns of its first and last day."""

    model: type[Membership] | type[Appointment] | type[Seat]
    place: tuple[str, ...]
    begin: str
    end: str
    joins: tuple[str, ...]  # what a page reads with it

    def rows(self, people: Iterable[Person]) -> list[Any]:
        """The rows of these persons, place by place and by their days."""
        found = self.model.objects.filter(person__in=list(people)).select_related(*self.joins)
        return sorted(found, key=lambda row: (self.at(row), self.began(row), row.pk))

    def at(self, row: Any) -> tuple[Any, ...]:
        """The place of a row."""
        return tuple(getattr(row, column) for column in self.place)

    def began(self, row: Any) -> date:
        """Its first day."""
        first: date = getattr(row, self.begin)
        return first

    def ended(self, row: Any) -> date | None:
        """Its last day, None if it goes on."""
        last: date | None = getattr(row, self.end)
        return last


MEMBERSHIPS = Dated(
    Membership, ("organisation_id",), "joined_on", "left_on", ("organisation__unit",)
)
APPOINTMENTS = Dated(
    Appointment, ("post_id",), "began_on", "ended_on", ("post__organisation__unit",)
)
SEATS = Dated(Seat, ("unit_id", "role"), "began_on", "ended_on", ("unit",))
KINDS = (MEMBERSHIPS, APPOINTMENTS, SEATS)


@dataclass(frozen=True, slots=True)
class Span:
    """What one row becomes: its days, and the rows that are absorbed in it."""

    row: Any
    begin: date
    end: date | None
    absorbed: tuple[Any, ...] = ()


def laid_together(kind: Dated, rows: Sequence[Any], kept: Person) -> list[Span]:
    """The spans of ``rows`` (in the order of ``Dated.rows``) once they are one person's.

    Spans at one place that overlap, or begin on one day, become one from the first to the last of
    their days; spans that only touch stay two, for somebody left and came back. The row that stays is
    the kept record's where it has one.
    """
    spans: list[Span] = []
    for _place, several in groupby(rows, key=kind.at):
        run: list[Any] = []
        for row in several:
            if run and not _overlaps(kind, run, row):
                spans.append(_span(kind, run, kept))
                run = []
            run.append(row)
        spans.append(_span(kind, run, kept))
    return spans


def _overlaps(kind: Dated, run: Sequence[Any], row: Any) -> bool:
    last = _last(kind, run)
    return last is None or kind.began(row) < last or kind.began(row) == kind.began(run[0])


def _span(kind: Dated, run: Sequence[Any], kept: Person) -> Span:
    stays = min(run, key=lambda row: (row.person_id != kept.pk, row.pk))
    gone = tuple(row for row in run if row is not stays)
    return Span(stays, min(map(kind.began, run)), _last(kind, run), gone)


def _last(kind: Dated, run: Sequence[Any]) -> date | None:
    ends = [kind.ended(row) for row in run]
    return None if None in ends else max(end for end in ends if end is not None)


def ties_of(person: Person) -> list[tuple[Dated, list[Any]]]:
    """Everything dated that hangs on one record, by kind; a query each."""
    return [(kind, kind.rows([person])) for kind in KINDS]
