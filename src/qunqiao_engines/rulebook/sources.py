"""The set-based steps (CTEs) that turn the nine tables into one row of facts per subject."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from .organisation_sources import ORGANISATION_SOURCES
from .unit_sources import UNIT_SOURCES

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
}


@dataclass(frozen=True, kw_only=True)
class Steps:
    """The steps of one subject: its own row, and the steps joined to it by ``key``."""

    subject: str
    columns: str
    key: str
    steps: Mapping[str, str]


STEPS: Mapping[str, Steps] = MappingProxyType(
    {
        "unit": Steps(
            subject="live_units AS s",
            columns="s.id AS id, s.name AS name, s.id AS unit_id",
            key="unit_id",
            steps=MappingProxyType(_SHARED | UNIT_SOURCES),
        ),
        "organisation": Steps(
            subject="live_organisations AS s LEFT JOIN units AS u ON u.id = s.unit_id",
            columns="s.id AS id, s.name AS name, s.unit_id AS unit_id",
            key="organisation_id",
            steps=MappingProxyType(_SHARED | ORGANISATION_SOURCES),
        ),
    }
)
