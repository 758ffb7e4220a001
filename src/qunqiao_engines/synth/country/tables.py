"""The nine tables of a planned country as SELECTs that stream, in order of organisation or unit."""

from __future__ import annotations

from .draws import Draws
from .people import memberships, people
from .plan import Country
from .seats import appointments, posts

_NAMES = (
    "兴",
    "安",
    "瑞",
    "恒",
    "泰",
    "丰",
    "源",
    "盛",
    "达",
    "宏",
    "嘉",
    "和",
    "永",
    "康",
    "远",
    "明",
)


def tables(country: Country) -> dict[str, str]:
    """Table name -> the SELECT of its rows over what :func:`lay_out` made, in the order of a registry.

    Units and people come in order of unit, all else in order of organisation, memberships within it
    in order of person; keys of people count from 0 without a gap. Each streams: its memory does
    not grow with the country.
    """
    draws = Draws(country.seed)
    return {
        "units": _units(draws),
        "organisations": _organisations(draws),
        "terms": _TERMS,
        "posts": posts(),
        "appointments": appointments(draws),
        "people": people(draws),
        "memberships": memberships(draws),
        "funds": _funds(draws),
        "venues": _venues(draws),
    }


def _premises(draws: Draws) -> str:
    lot = draws.below("premises", "id", 10)
    return f"""CASE WHEN fault = 'union-premises' OR {lot} IN (7, 8) THEN FALSE
        WHEN {lot} < 7 THEN TRUE END"""


def _units(draws: Draws) -> str:
    names = ", ".join(f"'{name}'" for name in _NAMES)
    first, second = (draws.below(f"name {n}", "id", len(_NAMES)) for n in (1, 2))
    return f"""
        SELECT id, 'D' || lpad(id::VARCHAR, 8, '0') AS code,
            [{names}][1 + {first}] || [{names}][1 + {second}] || id || CASE kind
                WHEN 'organ' THEN '局' WHEN 'institution' THEN '中心'
                WHEN 'enterprise' THEN '有限公司' ELSE '协会' END AS name,
            kind, CASE WHEN id > 1 THEN 1 + (id - 2) // 12 END::INTEGER AS parent_id,
            region::VARCHAR AS region, staff AS head_count, {_premises(draws)} AS premises,
            (as_of - to_days(9000 + {draws.below("opened", "id", 6000)}))::DATE AS opened_on,
            NULL::DATE AS closed_on
        FROM country_units"""  # noqa: S608 - names and numbers of our own


def _organisations(draws: Draws) -> str:
    declared = draws.one_in("declared", "id", 3)
    return f"""
        SELECT id, 'Z' || lpad(id::VARCHAR, 8, '0') AS code, unit_id, 'D' || unit_id || CASE body
                WHEN 'union' THEN '工会' WHEN 'league' THEN '团组织' WHEN 'womens' THEN '妇委会'
                ELSE '读书会' END AS name,
            kind, tier, founded_on,
            CASE WHEN NOT unapproved AND NOT {draws.one_in("undated", "id", 20)}
                THEN (founded_on - to_days(15))::DATE END AS approved_on,
            CASE WHEN NOT unapproved THEN '批〔' || year(founded_on) || '〕' || id % 90 || '号' END
                AS approval_document,
            CASE WHEN body <> 'union' OR tier = 'branch' THEN NULL
                WHEN fault = 'union-audit-committee' THEN FALSE
                WHEN audit > 0 AND {declared} THEN NULL ELSE TRUE END AS audit_committee,
            CASE WHEN body <> 'union' OR tier = 'branch' THEN NULL
                WHEN fault LIKE 'union-women-committee%' THEN FALSE
                WHEN women_seats > 0 AND {declared} THEN NULL
                ELSE women_seats > 0 OR women_members >= 10 OR women >= 25 END AS women_committee,
            CASE WHEN body = 'closed' THEN as_of - to_days(1500) END::DATE AS closed_on
        FROM (SELECT *, fault = 'union-establishment-approved' AND body = 'union' AS unapproved,
                (began_on - to_years(years * terms_before) - to_days(20))::DATE AS founded_on
              FROM country_bodies)"""  # noqa: S608 - names and numbers of our own


_TERMS = """
    SELECT (id * 4 + before)::INTEGER AS id, id AS organisation_id, before + 1 AS number,
        (began_on - to_years((years * (terms_before - before))::INTEGER))::DATE AS began_on, years,
        CASE WHEN body = 'closed' THEN as_of - to_days(1500)
            WHEN before < terms_before
            THEN began_on - to_years((years * (terms_before - before - 1))::INTEGER) END::DATE AS ended_on,
        CASE WHEN before = terms_before THEN extended_until END::DATE AS extended_until,
        CASE WHEN before = terms_before THEN extension_document END AS extension_document
    FROM (
        SELECT *, unnest(range(terms_before + 1))::INTEGER AS before,
            began_on + to_years(years) + to_days(CASE state WHEN 'extended' THEN 170
                WHEN 'undocumented' THEN 170 WHEN 'long' THEN 300
                WHEN 'expired' THEN CASE WHEN variant > 0 THEN 100 END END) AS extended_until,
            CASE WHEN state IN ('extended', 'long') OR (state = 'expired' AND variant = 1)
                THEN '延〔' || id % 90 || '〕号' END AS extension_document
        FROM country_bodies)"""


def _funds(draws: Draws) -> str:
    pay = draws.below("pay", "id", 90_000)
    return f"""
        SELECT (id * 4 + ago)::INTEGER AS id, id AS organisation_id, (year(as_of) - ago)::INTEGER AS year,
            payroll::DECIMAL(16, 2) AS payroll,
            (payroll * CASE WHEN fault = 'union-levy-2pct' AND ago = 1 THEN 15 ELSE 20 END
                * 0.001)::DECIMAL(16, 2) AS levy,
            (payroll * CASE WHEN fault = 'house-idle-funds' AND ago = 1 THEN 5 ELSE 12 END
                * 0.001)::DECIMAL(16, 2) AS spent
        FROM (SELECT *, unnest([1, 2, 3]) AS ago, staff::BIGINT * (50000 + {pay}) AS payroll
              FROM country_bodies WHERE body = 'union')"""  # noqa: S608 - names and numbers of our own


def _venues(draws: Draws) -> str:
    return f"""
        SELECT (id * 4 + room)::INTEGER AS id, id AS unit_id,
            ['office', 'activity_room', 'mothers_room', 'gym'][1 + room] AS kind,
            (20 + {draws.below("area", "id * 4 + room", 200)})::DECIMAL(10, 2) AS area,
            {draws.one_in("shared", "id", 3)} AS shared, (as_of - to_days(2000))::DATE AS opened_on,
            CASE WHEN room = 3 THEN as_of - to_days(400) END::DATE AS closed_on
        FROM (SELECT id, fault, women, as_of, {_premises(draws)} AS premises,
                unnest([0, 1, 2, 3])::INTEGER AS room FROM country_units)
        WHERE CASE room
            WHEN 0 THEN fault <> 'union-premises' AND {draws.one_in("office", "id", 2)}
            WHEN 1 THEN fault <> 'union-premises'
                AND (premises IS DISTINCT FROM TRUE OR {draws.one_in("activity", "id", 3)})
            WHEN 2 THEN fault <> 'women-rooms' AND women >= 50
            ELSE {draws.one_in("gym", "id", 10)} END"""  # noqa: S608 - names and numbers of our own
