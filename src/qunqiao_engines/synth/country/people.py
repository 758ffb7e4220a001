"""The people of a country and what they belong to, in SQL that streams by unit and organisation."""

from __future__ import annotations

from .draws import Draws

# Of the people at work without a post, number r is a woman (is young) when the even spread of
# so many women over so many people gains one at r.
_SPREAD = "((r + 1) * {share} // rest > r * {share} // rest)"
#: The place among them of young person number k: the inverse of the spread.
YOUNG = "(({k} + 1) * rest::BIGINT + young - 1) // young - 1"


def people(draws: Draws) -> str:
    """key, unit_id, sex, birth_year, left_on; key is the number of the row, from 0."""
    age, old = draws.below("age", "key", 17), draws.below("age", "key", 5)
    unsexed, undated = draws.one_in("unsexed", "key", 200), draws.one_in("undated", "key", 150)
    return f"""
        SELECT key::INTEGER AS key, id AS unit_id,
            CASE WHEN staff >= 400 AND j >= cadre AND {unsexed} THEN NULL
                WHEN woman THEN 'female' ELSE 'male' END AS sex,
            CASE WHEN j < seats AND j <> 1 AND fault = 'house-committee-average-age' THEN today - 61 - {old}
                WHEN j < seats AND fault = 'house-committee-without-young' THEN today - 46 - {old} % 3
                WHEN j = 1 AND j < cadre THEN today - 32 - {age} % 9
                WHEN j < cadre THEN today - 32 - {age}
                WHEN is_young THEN today - 18 - {age} % 9
                WHEN {undated} THEN NULL
                ELSE today - 30 - {draws.below("older", "key", 30)} END::INTEGER AS birth_year,
            CASE WHEN j >= staff THEN as_of - to_days(1 + {draws.below("left", "key", 3000)})
                END::DATE AS left_on
        FROM (
            SELECT *, base + j AS key, year(as_of) AS today,
                r >= 0 AND r < rest AND {_SPREAD.format(share="young")} AS is_young,
                CASE WHEN j >= staff THEN j % 5 < 2
                    WHEN r >= 0 THEN {_SPREAD.format(share="rest_women")}
                    WHEN j < seats THEN j % 3 = 1 AND fault <> 'women-leadership-share'
                    WHEN j < seats + audit THEN (j - seats) % 2 = 1
                    WHEN j < seats + audit + women_seats THEN (j - seats - audit) % 2 = 1
                    ELSE TRUE END AS woman
            FROM (SELECT *, j - cadre AS r
                  FROM (SELECT *, unnest(range(staff + gone)) AS j FROM country_units)))"""  # noqa: S608 - names and numbers of our own


def memberships(draws: Draws) -> str:
    """id, organisation_id, person_key, joined_on, left_on, in order of organisation and person.

    Every fortieth member has a second line: most had left once and come back, some were written
    down twice. Where it is the fault of a unit to have no League branch, or no union, its people
    belong to that of another unit, the host.
    """
    joined = draws.below("joined", "person_key", 4000)
    parts = (
        _own("id < first"),
        _of_host("first"),
        _own("id > first AND id < last"),
        _of_host("last"),
        _own("id > last"),
    )
    return f"""
        WITH host AS (
            SELECT max(id) FILTER (WHERE {_HOST_UNION}) AS unions,
                max(id) FILTER (WHERE {_HOST_LEAGUE}) AS leagues,
                least(unions, leagues) AS first, greatest(unions, leagues) AS last
            FROM country_bodies
        ), rows AS ({" UNION ALL ".join(parts)})
        SELECT (organisation_id::BIGINT << 32) + person_key * 2 + again AS id,
            organisation_id, person_key::INTEGER AS person_key,
            (as_of - to_days(CASE WHEN came_back THEN 9000 WHEN live THEN 30 ELSE 3500 END
                + {joined}))::DATE AS joined_on,
            CASE WHEN came_back THEN as_of - to_days(5000)
                WHEN body = 'closed' THEN as_of - to_days(1500)
                WHEN NOT live THEN as_of - to_days(1 + {draws.below("resigned", "person_key", 3000)})
                END::DATE AS left_on
        FROM (SELECT *, again = 1 AND person_key % 7 > 0 AS came_back FROM rows)"""  # noqa: S608 - names and numbers of our own


# The host has room: with a few more members it stays in its band of committee sizes.
_HOST_UNION = (
    "body = 'union' AND tier = 'committee' AND members BETWEEN 210 AND 700 "
    "AND fault NOT LIKE 'union-committee-size%'"
)
_HOST_LEAGUE = "body = 'league' AND tier <> 'branch'"
_GUESTS = f"""
    SELECT leagues AS organisation_id, 0 AS again, base + cadre + {YOUNG.format(k="k")} AS person_key,
        'guest' AS body, as_of, TRUE AS live
    FROM (SELECT *, unnest(range(young)) AS k FROM country_units, host WHERE fault = 'league-branch-3')
    UNION ALL
    SELECT unions, 0, base + j, 'guest', as_of, TRUE
    FROM (SELECT *, unnest(range(members)) AS j FROM country_units, host
          WHERE fault = 'union-small-unit')"""  # noqa: S608 - names and numbers of our own


def _of_host(which: str) -> str:
    """The members of one host, its guests among them."""
    return f"""
        (SELECT * FROM ({_own(f"id = {which}")} UNION ALL {_GUESTS})
         WHERE organisation_id = (SELECT {which} FROM host) ORDER BY person_key, again)"""  # noqa: S608 - names and numbers of our own


def _own(where: str) -> str:
    """Of each organisation: its members at work, then those who left."""
    return f"""
            SELECT id AS organisation_id, again, base + CASE
                    WHEN q >= members THEN staff + q - members
                    WHEN body = 'league' THEN cadre + {YOUNG.format(k="q")} ELSE q END AS person_key,
                body, as_of, q < members AND body <> 'closed' AS live
            FROM (SELECT *, i // 41 * 40 + least(i % 41, 39) AS q, (i % 41 = 40)::INTEGER AS again
                  FROM (SELECT *, unnest(range(lines + lines // 40)) AS i
                        FROM (SELECT *, members + CASE body WHEN 'union' THEN gone
                                WHEN 'league' THEN gone // 3 ELSE 0 END AS lines
                              FROM country_bodies, host WHERE {where})))"""  # noqa: S608 - names and numbers of our own
