"""The organisations of a country, in SQL: one row each, in order of unit, with its term and posts."""

from __future__ import annotations

from .draws import Draws

_UNION = """
    SELECT id AS unit_id, 1 AS place, 'union' AS body, 'trade_union' AS kind, tier,
        seats + audit + women_seats + CASE WHEN fault = 'house-concurrent-posts' THEN 3 ELSE 0 END AS posts,
        members, CASE WHEN fault = 'union-term-length' THEN 4 WHEN variant = 0 THEN 3 ELSE 5 END AS years
    FROM country_units WHERE has_union"""
_LEAGUE = """
    SELECT id, 2, 'league', 'youth_league',
        CASE WHEN league_members < 50 OR fault = 'league-branch-50' THEN 'branch'
            WHEN league_members < 100 THEN 'general_branch'
            ELSE 'committee' END AS tier,
        CASE WHEN fault IN ('league-branch-committee-7', 'league-branch-secretary') THEN 2
            WHEN league_members < 7 THEN 1 ELSE 3 END,
        league_members,
        CASE WHEN fault = 'league-term-length-2025'
            OR (league_members >= 100 AND fault <> 'league-branch-50') THEN 5 ELSE 3 END
    FROM country_units WHERE league_members > 0"""
_WOMENS = """
    SELECT id, 3, 'womens', 'womens_committee', 'committee', 3, 0, 5
    FROM country_units WHERE womens > 0"""
# A body that was closed years ago: everything of it is over and counts for nothing.
_CLOSED = """
    SELECT id, 4, 'closed', 'other', 'committee', 1, least(staff, 10), 5
    FROM country_units WHERE closed_body"""


def bodies(draws: Draws) -> str:
    """The organisations with their current term; ``state`` says how that stands on ``as_of``.

    ``running``: begun within its years. ``extended``: over, and extended as it may be. Otherwise the
    fault of the unit, if it is about this body's term.
    """
    return f"""
        SELECT *, CASE state
                WHEN 'closed' THEN as_of - to_days(3300)
                WHEN 'running' THEN as_of - to_days(1 + {draws.below("begun", "id", "years * 365 - 200")})
                WHEN 'length' THEN as_of - to_days(1 + {draws.below("begun", "id", 300)})
                WHEN 'expired' THEN as_of - to_years(years) - to_days(150 + {draws.below("late", "id", 700)})
                ELSE as_of - to_years(years) - to_days(2 + {draws.below("late", "id", 90)})
            END::DATE AS began_on,
            greatest({draws.below("terms before", "id", 3)},
                (fault IN ('union-levy-2pct', 'house-idle-funds'))::INTEGER)
                AS terms_before,
            CAST(sum(posts) OVER (ORDER BY id) - posts AS INTEGER) AS first_post
        FROM (
            SELECT o.*, u.fault, u.variant, u.base, u.cadre, u.rest, u.young, u.seats,
                u.audit, u.women_seats, u.staff, u.gone, u.as_of, u.women, u.women_members,
                u.province, u.region,
                CASE
                    WHEN body = 'closed' THEN 'closed'
                    WHEN (body, fault) IN (('union', 'union-term-length'),
                        ('league', 'league-term-length-2025')) THEN 'length'
                    WHEN (body, fault) IN (('union', 'union-term-expired'),
                        ('league', 'league-term-2025'),
                        ('womens', 'house-womens-committee-term-expired')) THEN 'expired'
                    WHEN (body, fault) IN (('union', 'union-term-extension'),
                        ('league', 'league-extension-2025')) THEN 'undocumented'
                    WHEN (body, fault) IN (('union', 'union-term-extension-length'),
                        ('league', 'league-extension-length-2025')) THEN 'long'
                    WHEN {draws.one_in("extended", "o.id", 40)} THEN 'extended'
                    ELSE 'running' END AS state
            FROM (SELECT row_number() OVER (ORDER BY unit_id, place)::INTEGER AS id, *
                  FROM ({_UNION} UNION ALL {_LEAGUE} UNION ALL {_WOMENS} UNION ALL {_CLOSED})) AS o
            JOIN country_units AS u ON u.id = o.unit_id)
        ORDER BY id"""  # noqa: S608 - names and numbers of our own
