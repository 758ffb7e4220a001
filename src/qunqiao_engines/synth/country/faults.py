"""The faults planted in a country: one rule each, at most one fault a unit, each in a known place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .draws import Draws

_UNION = "members >= 25"
_NOT_ELSEWHERE = "province NOT IN (41, 50)"


@dataclass(frozen=True)
class Fault:
    """A fault named by the rule that it breaks.

    ``body`` is whose it is: the unit itself, or its union, League or women's organisation.
    ``where`` is SQL over the drafted units: where it can be planted and break no other rule.
    """

    rule: str
    body: Literal["unit", "union", "league", "womens"]
    where: str


_CADRES = (
    Fault(
        "union-chair-vacancy-henan",
        "union",
        f"{_UNION} AND province = 41 AND kind <> 'enterprise'",
    ),
    Fault(
        "union-chair-vacancy-chongqing",
        "union",
        f"{_UNION} AND province = 50 AND kind <> 'enterprise'",
    ),
    Fault(
        "union-chair-vacancy-organ", "union", f"{_UNION} AND kind = 'organ' AND {_NOT_ELSEWHERE}"
    ),
    Fault("union-chair-vacancy", "union", f"{_UNION} AND kind = 'enterprise'"),
    Fault(
        "house-chair-vacancy",
        "union",
        f"{_UNION} AND kind IN ('institution', 'social') AND {_NOT_ELSEWHERE}",
    ),
    Fault("union-committee-size", "union", _UNION),
    Fault("women-leadership-share", "union", f"{_UNION} AND staff % 3 > 0"),
    Fault("house-concurrent-posts", "union", _UNION),
    Fault("house-committee-average-age", "union", _UNION),
    Fault(
        "union-fulltime-chair-200",
        "union",
        "staff >= 200 AND natural_tier = 'committee' AND kind <> 'organ'",
    ),
)
_WOMEN = (
    Fault("union-women-committee-beijing", "union", "staff >= 120 AND province = 11"),
    Fault("union-women-committee-shanghai", "union", "staff >= 120 AND province = 31"),
    Fault("union-women-committee", "union", "staff >= 60 AND province NOT IN (11, 31)"),
    Fault("women-organ-committee", "unit", "natural_womens AND staff >= 80"),
    Fault("women-rooms", "unit", "staff >= 250"),
    Fault("house-womens-committee-term-expired", "womens", "natural_womens"),
)
_LEAGUE = (
    Fault("league-branch-committee-7", "league", "staff BETWEEN 60 AND 120 AND young_share >= 20"),
    Fault("league-term-length-2025", "league", "staff BETWEEN 60 AND 120"),
    Fault("league-extension-2025", "league", "staff BETWEEN 60 AND 120"),
    Fault("league-term-2025", "league", "staff >= 60"),
    Fault("league-branch-3", "unit", "staff BETWEEN 60 AND 400"),
)
_UNIONS = (
    Fault("union-audit-committee", "union", _UNION),
    Fault("union-establishment-approved", "union", _UNION),
    Fault("union-term-length", "union", _UNION),
    Fault("union-term-expired", "union", _UNION),
    Fault("union-term-extension", "union", _UNION),
    Fault("union-levy-2pct", "union", _UNION),
    Fault("union-basic-unit-25", "unit", _UNION),
    Fault("house-unit-without-union", "unit", "staff BETWEEN 30 AND 400"),
    Fault("union-premises", "unit", "TRUE"),
)

#: Every fault, those that few units can have first: they choose before the others.
FAULTS: tuple[Fault, ...] = (*_CADRES[:2], *_WOMEN, *_LEAGUE, *_CADRES[2:], *_UNIONS)

#: The planted faults: rule, subject_kind, subject_id, in order of rule and subject.
KEY = """
    SELECT fault AS rule, subject_kind, subject_id FROM (
        SELECT u.fault, CASE WHEN f.body = 'unit' THEN 'unit' ELSE 'organisation' END AS subject_kind,
            CASE WHEN f.body = 'unit' THEN u.id ELSE o.id END AS subject_id
        FROM country_units AS u JOIN country_faults AS f ON f.rule = u.fault
        LEFT JOIN country_bodies AS o ON o.unit_id = u.id AND o.body = f.body)
    ORDER BY rule, subject_id"""


def planted(draws: Draws, rule: str, share: int) -> str:
    """SQL for the units that get the fault of ``rule``: at least six, else one in ``share``.

    Reads ``eligible``, the units that can have it and have no other.
    """
    chosen = draws.below(f"fault {rule}", "id", 2**31 - 1)
    return f"""
        SELECT id FROM (
            SELECT id, row_number() OVER (ORDER BY {chosen}, id) AS place,
                count(*) OVER () AS n FROM eligible)
        WHERE place <= greatest(6, n // {share})"""  # noqa: S608 - names and numbers of our own
