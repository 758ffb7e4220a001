"""The rules that wait for their facts, as plain Python over what an election or a meeting would record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

Facts = Mapping[str, int | bool | None]
Test = Callable[..., bool]

#: Rule -> the facts it rests on, and whether it is broken when all of them are known.
AWAITED: dict[str, tuple[tuple[str, ...], Test]] = {
    "union-annual-meeting": (("last_meeting_months",), lambda months: months > 12),
    "union-meeting-under-100": (("last_meeting_of_delegates",), lambda delegates: delegates),
    "union-election-quorum-2-3": (
        ("election_voters_present", "election_voters_due"),
        lambda present, due: present < Fraction(2, 3) * due,
    ),
    "union-election-majority-of-due": (
        ("election_chair_votes", "election_voters_due"),
        lambda votes, due: votes <= Fraction(due, 2),
    ),
    "union-candidate-surplus": (
        ("election_candidates", "election_seats"),
        lambda candidates, seats: candidates < Fraction(105, 100) * seats,
    ),
    "union-candidate-notice-7d": (("candidate_notice_days",), lambda days: days < 7),
    "union-chair-eligibility": (("chair_barred",), lambda barred: barred),
    "union-levy-late-beijing": (("levy_paid_day",), lambda day: day > 15),
    "union-levy-late-shanghai": (("levy_paid_day",), lambda day: day > 15),
    "us-lmrda-notice-15d": (("election_notice_days",), lambda days: days < 15),
}


def broken(rule: str, facts: Facts) -> bool | None:
    """Whether ``rule`` is broken; unknown as soon as one fact is missing."""
    names, test = AWAITED[rule]
    values = [facts[name] for name in names]
    return None if any(value is None for value in values) else test(*values)
