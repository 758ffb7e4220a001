"""The faults planted in a country: one rule each, at most one fault a unit, each in a known place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .draws import Draws

# Where the district of Futian judges committees by its own numbers, nothing else is planted.
_UNION = "members >= 25 AND region <> 440304"
_NOT_ELSEWHERE = "province NOT IN (41, 50)"
_SMALL = "staff BETWEEN 8 AND 24"


@dataclass(frozen=True)
class Fault:
    """A fault named by the rule that it breaks.

    ``body`` is whose it is: the unit itself, or its union, League or women's organisation.
    ``where`` is SQL over the drafted units: where it can be planted and break no other rule but
    those of ``also``, on the same body. ``most``: planted no more often than that.
    """

    rule: str
    body: Literal["unit", "union", "league", "womens"]
    where: str
    also: tuple[str, ...] = ()
    most: int | None = None


def _union(rule: str, where: str = "TRUE", *also: str) -> Fault:
    return Fault(rule, "union", f"{_UNION} AND {where}", also)


def _league(rule: str, where: str) -> Fault:
    return Fault(rule, "league", f"region <> 440304 AND {where}")


def _unit(rule: str, where: str, most: int | None = None) -> Fault:
    return Fault(rule, "unit", f"region <> 440304 AND {where}", most=most)


_LOCAL = (
    _union("union-fulltime-staff-chongqing", "staff >= 200 AND natural_tier = 'committee' "
           "AND province = 50 AND kind = 'organ'"),
    _union("union-fulltime-staff-shanghai", "staff >= 200 AND natural_tier = 'committee' "
           "AND province = 31 AND kind IN ('enterprise', 'institution')", "union-fulltime-chair-200"),
    _union("union-fulltime-staff-henan", "staff >= 400 AND natural_tier = 'committee' "
           "AND province = 41 AND kind <> 'organ'"),
    _union("union-women-committee-beijing", "staff >= 120 AND province = 11"),
    _union("union-women-committee-shanghai", "staff >= 120 AND province = 31"),
    _union("union-women-committee-henan", "staff >= 60 AND province = 41"),
    _union("union-women-committee-chongqing", "staff >= 60 AND province = 50"),
    _union("union-chair-vacancy-henan", "province = 41 AND kind <> 'enterprise'"),
    _union("union-chair-vacancy-chongqing", "province = 50 AND kind <> 'enterprise'"),
    _unit("union-establish-deadline-henan", "staff <= 400 AND province = 41 AND kind <> 'organ'"),
    _unit("union-establish-deadline-shanghai",
          "staff <= 400 AND province = 31 AND kind IN ('enterprise', 'institution')"),
    Fault("union-committee-size-futian", "union", "members >= 25 AND region = 440304"),
)  # fmt: skip
_OTHERS = (
    _league("league-branch-secretary", "staff BETWEEN 36 AND 50 AND young_share BETWEEN 15 AND 16"),
    _league("league-branch-50", "staff BETWEEN 300 AND 3000 AND young_share >= 20"),
    _unit("women-rooms", "staff >= 250"),
    _union("union-fulltime-chair-200", "staff >= 200 AND natural_tier = 'committee' "
           "AND kind <> 'organ' AND province NOT IN (31, 41, 50)"),
    _union("union-chair-vacancy-organ", f"kind = 'organ' AND {_NOT_ELSEWHERE}"),
    _league("league-branch-committee-7", "staff BETWEEN 60 AND 120 AND young_share >= 20"),
    _league("league-term-length-2025", "staff BETWEEN 60 AND 120"),
    _league("league-extension-2025", "staff BETWEEN 60 AND 120"),
    _league("league-extension-length-2025", "staff BETWEEN 60 AND 120"),
    _league("league-term-2025", "staff >= 60"),
    _unit("league-branch-3", "staff BETWEEN 60 AND 400"),
    _union("union-women-committee", "staff >= 60 AND province NOT IN (11, 31, 41, 50)"),
    _unit("women-organ-committee", "natural_womens AND staff >= 80"),
    Fault("house-womens-committee-term-expired", "womens", "natural_womens"),
    _unit("house-participation", "staff BETWEEN 80 AND 400"),
    _unit("union-small-unit", f"{_SMALL} AND province NOT IN (31, 41)", most=6),
    _unit("house-unit-without-union", "staff BETWEEN 30 AND 400 AND province NOT IN (31, 41)"),
    _union("union-chair-vacancy", "kind = 'enterprise'"),
    _union("house-chair-vacancy", f"kind IN ('institution', 'social') AND {_NOT_ELSEWHERE}"),
    _union("women-leadership-share", "staff % 3 > 0"),
    _union("house-committee-without-young", "staff % 3 > 0"),
    _union("union-committee-size"),
    _union("union-audit-committee-size"),
    _union("house-concurrent-posts"),
    _union("house-committee-average-age"),
    _union("union-audit-committee"),
    _union("union-establishment-approved"),
    _union("union-term-length"),
    _union("union-term-expired"),
    _union("union-term-extension"),
    _union("union-term-extension-length"),
    _union("union-levy-2pct"),
    _union("house-idle-funds"),
    _unit("union-basic-unit-25", "members >= 25"),
    _unit("union-premises", "TRUE"),
)  # fmt: skip

#: Every fault, those that few units can have first: they choose before the others.
FAULTS: tuple[Fault, ...] = (*_LOCAL, *_OTHERS)

#: The planted faults: rule, subject_kind, subject_id, in order of rule and subject.
KEY = """
    SELECT f.breaks AS rule, CASE WHEN f.body = 'unit' THEN 'unit' ELSE 'organisation' END AS subject_kind,
        CASE WHEN f.body = 'unit' THEN u.id ELSE o.id END AS subject_id
    FROM country_units AS u JOIN country_faults AS f ON f.rule = u.fault
    LEFT JOIN country_bodies AS o ON o.unit_id = u.id AND o.body = f.body
    ORDER BY rule, subject_id"""


def planted(draws: Draws, fault: Fault, share: int) -> str:
    """SQL for the units that get ``fault``: at least six, else one in ``share``.

    Reads ``eligible``, the units that can have it and have no other.
    """
    chosen = draws.below(f"fault {fault.rule}", "id", 2**31 - 1)
    count = f"greatest(6, n // {share})" if fault.most is None else str(fault.most)
    return f"""
        SELECT id FROM (
            SELECT id, row_number() OVER (ORDER BY {chosen}, id) AS place,
                count(*) OVER () AS n FROM eligible)
        WHERE place <= {count}"""  # noqa: S608 - names and numbers of our own
