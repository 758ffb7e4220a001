"""The set-based steps (CTEs) that turn the nine tables into one row of facts per subject."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from .groundwork_sources import GROUNDWORK
from .model import Subject
from .organisation_sources import ORGANISATION_EVIDENCE, ORGANISATION_SOURCES
from .unit_sources import UNIT_EVIDENCE, UNIT_SOURCES

# A day range is half-open everywhere: whoever leaves, ends or closes on a day is no longer
# there on that day. Each step groups once; nothing is looked up row by row.
_SHARED = {
    "live_units": """
        SELECT id, name, kind, region, head_count, premises, opened_on FROM units
        WHERE (opened_on IS NULL OR opened_on <= $as_of) AND (closed_on IS NULL OR closed_on > $as_of)""",
    "live_organisations": """
        SELECT * FROM organisations
        WHERE (founded_on IS NULL OR founded_on <= $as_of) AND (closed_on IS NULL OR closed_on > $as_of)""",
    "live_people": """
        SELECT key, unit_id, sex, birth_year FROM people WHERE left_on IS NULL OR left_on > $as_of""",
    "live_memberships": """
        SELECT organisation_id, person_key FROM memberships
        WHERE joined_on <= $as_of AND (left_on IS NULL OR left_on > $as_of)""",
    "live_posts": """
        SELECT id, organisation_id, body, title, full_time, opened_on FROM posts
        WHERE (opened_on IS NULL OR opened_on <= $as_of) AND (closed_on IS NULL OR closed_on > $as_of)""",
    "current_holders": """
        SELECT p.organisation_id, p.id AS post_id, a.id, a.person_key,
            coalesce(p.body = 'committee', FALSE) AS committee,
            coalesce(p.body = 'committee' AND p.title = 'chair', FALSE) AS chair,
            coalesce(p.body = 'audit', FALSE) AS audit, coalesce(p.body = 'women', FALSE) AS women
        FROM live_posts AS p JOIN appointments AS a ON a.post_id = p.id
        WHERE a.began_on <= $as_of AND (a.ended_on IS NULL OR a.ended_on > $as_of)""",
}
_WORD = re.compile(r"[a-z_]+")

#: Every step that may be named in another, of both subjects; names are never used twice.
_STEPS = _SHARED | UNIT_SOURCES | UNIT_EVIDENCE | ORGANISATION_SOURCES | ORGANISATION_EVIDENCE
#: Steps that list rows: they are made for the subjects found alone, after the rules have run.
EVIDENCE_STEPS = frozenset(UNIT_EVIDENCE) | frozenset(ORGANISATION_EVIDENCE)
#: The groundwork that says which subjects those are.
FOUND = "found"


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How the facts of one subject are put together: its own row, and what each step joins on."""

    subject: str
    columns: str
    joins: Mapping[str, str]


PLANS: Mapping[Subject, Plan] = MappingProxyType(
    {
        "unit": Plan(
            subject="live_units AS s",
            columns="s.id AS id, s.name AS name, s.id AS unit_id",
            joins=MappingProxyType(
                dict.fromkeys(
                    ("unit_people", "unit_members", *UNIT_SOURCES, *UNIT_EVIDENCE), "unit_id = s.id"
                )
            ),
        ),
        "organisation": Plan(
            subject="live_organisations AS s LEFT JOIN units AS u ON u.id = s.unit_id",
            columns="s.id AS id, s.name AS name, s.unit_id AS unit_id",
            joins=MappingProxyType(
                dict.fromkeys(
                    ("organisation_members", *ORGANISATION_SOURCES, *ORGANISATION_EVIDENCE),
                    "organisation_id = s.id",
                )
                | {"unit_people": "unit_id = s.unit_id"}
            ),
        ),
    }
)


def groundwork_table(name: str) -> str:
    """The temporary table that holds the groundwork ``name`` during an evaluation."""
    return f"_rulebook_{name}"


def needed_groundwork(steps: Iterable[str]) -> list[str]:
    """The groundwork that ``steps`` rest on, itself among them, in the order it is made in."""
    reached = {*steps} | {name for step in steps if step in _STEPS for name in _closure(_STEPS[step])}
    return [name for name in GROUNDWORK if name in reached]


def with_steps(sql: str) -> str:
    """``sql`` behind the WITH that defines every step it names; groundwork stands in its tables."""
    named = _closure(sql)
    tables = [name for name in (*GROUNDWORK, FOUND) if name in named]
    steps = {name: " ".join(("SELECT * FROM", groundwork_table(name))) for name in tables}
    # Steps are written down in the order in which they build on each other.
    steps |= {name: step for name, step in _STEPS.items() if name in named}
    if not steps:
        return sql
    return "\n".join(("WITH", ", ".join(f"{name} AS ({step})" for name, step in steps.items()), sql))


def _closure(sql: str) -> set[str]:
    """The names of all steps and groundwork that ``sql`` names, and those they name in turn."""
    seen: set[str] = set()
    open_texts = [sql]
    while open_texts:
        words = set(_WORD.findall(open_texts.pop())) - seen
        seen |= words
        open_texts += [_STEPS[word] for word in words if word in _STEPS]
    return seen & {*_STEPS, *GROUNDWORK, FOUND}
