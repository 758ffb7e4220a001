"""What cleared a finding, as far as the register dates it: a deed in time, a late one, or a corrected record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from qunqiao.checkups.models import Finding, Outcome
from qunqiao.registry.models import Appointment, Post, Term

_TERM_DUE, _CHAIR_DUE = "term_due_on", "chair_vacant_since"


class Way(StrEnum):
    """What the register shows to have happened."""

    IN_TIME = "in_time"
    LATE = "late"
    LATE_BEFORE_FOUND = "late_before_found"
    APPROVED_BEFORE_FOUND = "approved_before_found"
    EXTENDED = "extended"
    CORRECTED = "corrected"
    SUPPLIED = "supplied"


@dataclass(frozen=True, slots=True)
class Deed:
    """What cleared one finding: ``on`` the day of the deed and ``due`` its limit, where there are such days.

    ``fact`` is the fact that holds the day, "" where no fact does.
    """

    way: Way
    fact: str = ""
    on: date | None = None
    due: date | None = None

    @property
    def late(self) -> int:
        """The days from the limit to the deed; 0 where it was in time or nothing tells."""
        return max(0, (self.on - self.due).days) if self.on and self.due else 0


@dataclass(frozen=True, slots=True)
class Cleared:
    """One finding that is gone: the fact its rule counts from, what it is now, and what the registry holds now."""

    finding: Finding
    since: str | None
    outcome: str
    facts: Mapping[str, Any]


def deeds_of(cleared: Sequence[Cleared]) -> dict[int, Deed]:
    """What cleared each, by finding; of what the register does not date, nothing. Two queries at most.

    Only a deed up to the check-up that cleared it can have cleared it.
    """
    terms = _terms([one for one in cleared if one.since == _TERM_DUE])
    chairs = _chairs([one for one in cleared if one.since == _CHAIR_DUE])
    told = {one.finding.pk: _deed(one, terms, chairs) for one in cleared}
    return {pk: deed for pk, deed in told.items() if deed is not None}


def _deed(
    one: Cleared, terms: Mapping[int, Sequence[Term]], chairs: Mapping[int, Sequence[date]]
) -> Deed | None:
    if one.finding.outcome == Outcome.UNKNOWN:
        return Deed(Way.SUPPLIED)
    if one.outcome != Outcome.SOUND:
        return None
    if one.since == _TERM_DUE:
        return _of_term(one, terms.get(one.finding.organisation_id or 0, ()))
    if one.since == _CHAIR_DUE:
        return _of_chair(one, chairs.get(one.finding.organisation_id or 0, ()))
    return _of_approval(one)


def _of_term(one: Cleared, terms: Sequence[Term]) -> Deed | None:
    was, gone = one.finding.rows.get("terms", ()), one.finding.cleared_checkup
    begun = [term for term in terms if gone and term.began_on <= gone.as_of]
    if not was or not begun:
        return None
    term = max(begun, key=lambda term: term.began_on)
    if str(term.pk) not in was:
        return _timed(one, "term_began_on", term.began_on)
    until = term.extended_until
    if until is not None and until.isoformat() != one.finding.evidence.get("extended_until"):
        return Deed(Way.EXTENDED, "extended_until", until)
    return Deed(Way.CORRECTED)


def _of_chair(one: Cleared, days: Sequence[date]) -> Deed | None:
    vacant = one.finding.evidence.get(_CHAIR_DUE)
    after = [day for day in days if vacant and day.isoformat() >= vacant]
    return _timed(one, "", min(after)) if after else None


def _timed(one: Cleared, fact: str, on: date | None) -> Deed | None:
    due, seen = one.finding.since, one.finding.first_checkup.as_of
    gone = one.finding.cleared_checkup
    if on is None or due is None or gone is None or on > gone.as_of:
        return None
    if on <= due:
        return Deed(Way.IN_TIME, fact, on, due)
    return Deed(Way.LATE_BEFORE_FOUND if on <= seen else Way.LATE, fact, on, due)


def _of_approval(one: Cleared) -> Deed | None:
    """Of an approval that was not on record; the law names no day until which it had to be there."""
    on = one.facts.get("approved_on")
    missed = "approved_on" in one.finding.evidence and not one.finding.evidence["approved_on"]
    if not missed or on is None or on > one.finding.first_checkup.as_of:
        return None
    return Deed(Way.APPROVED_BEFORE_FOUND, "approved_on", on)


def _terms(cleared: Sequence[Cleared]) -> dict[int, list[Term]]:
    """The terms of their organisations, by organisation."""
    ids = {one.finding.organisation_id for one in cleared}
    terms: dict[int, list[Term]] = {}
    for term in Term.objects.filter(organisation__in=ids) if ids else ():
        terms.setdefault(term.organisation_id, []).append(term)
    return terms


def _chairs(cleared: Sequence[Cleared]) -> dict[int, list[date]]:
    """On which days somebody became chair of their committees, by organisation."""
    ids = {one.finding.organisation_id for one in cleared}
    if not ids:
        return {}
    seats = Post.objects.filter(
        organisation__in=ids,
        body=Post.Body.COMMITTEE,
        title=Post.Title.CHAIR,
    )
    held = Appointment.objects.filter(post__in=seats)
    days: dict[int, list[date]] = {}
    for organisation, on in held.values_list("post__organisation", "began_on"):
        days.setdefault(organisation, []).append(on)
    return days
