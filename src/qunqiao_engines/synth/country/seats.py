"""The posts of a country's organisations and who held them, in SQL that streams by organisation."""

from __future__ import annotations

from .draws import Draws
from .people import YOUNG


def posts() -> str:
    """id, organisation_id, body, title, full_time, opened_on, closed_on."""
    return """
        SELECT (first_post + p + 1)::INTEGER AS id, id AS organisation_id,
            CASE WHEN body <> 'union' OR p < seats THEN 'committee' WHEN p < seats + audit THEN 'audit'
                WHEN p < seats + audit + women_seats THEN 'women' ELSE 'committee' END AS body,
            CASE WHEN p = 0 AND body = 'league' THEN 'secretary' WHEN p = 0 THEN 'chair'
                WHEN p = 1 THEN 'deputy_chair' ELSE 'member' END AS title,
            CASE WHEN body = 'union' AND staff >= 200 AND p < full_time_posts THEN TRUE
                WHEN p > 0 OR staff >= 200 THEN FALSE END AS full_time,
            (as_of - to_days(6000))::DATE AS opened_on,
            CASE WHEN body = 'closed' THEN as_of - to_days(1500) END::DATE AS closed_on
        FROM (SELECT *, unnest(range(posts)) AS p,
                CASE WHEN fault IN ('union-fulltime-chair-200', 'union-fulltime-staff-shanghai',
                        'union-fulltime-staff-chongqing') THEN 0
                    WHEN province = 41 AND fault <> 'union-fulltime-staff-henan'
                    THEN (3 * staff + 999) // 1000 ELSE 1 END AS full_time_posts
              FROM country_bodies)"""


def appointments(draws: Draws) -> str:
    """id, post_id, person_key, began_on, ended_on: who holds each post and, of most, who did before."""
    late, lately = draws.below("vacant", "id", 300), draws.below("vacant", "id", 75)
    vacant = "body = 'union' AND p = 0"
    without = "(fault LIKE 'union-chair-vacancy%' OR fault = 'house-chair-vacancy')"
    nobody = f"(({vacant} AND {without}) OR (body = 'league' AND p = 0 AND fault = 'league-branch-secretary'))"
    return f"""
        SELECT ((first_post + p) * 2 + former)::INTEGER AS id, (first_post + p + 1)::INTEGER AS post_id,
            (base + CASE WHEN former = 1 THEN (p * 7 + 3) % (staff + gone)
                WHEN body = 'league' THEN cadre + {YOUNG.format(k="p")}
                WHEN body = 'womens' THEN cadre - 3 + p
                WHEN body = 'closed' OR p >= seats + audit + women_seats THEN 0
                WHEN p = seats AND audit > 0 AND variant = 1 AND fault = '' THEN 2
                ELSE p END)::INTEGER AS person_key,
            CASE WHEN former = 1 THEN began_on - to_years(years)
                ELSE least(began_on, as_of - to_days(600)) END::DATE AS began_on,
            CASE WHEN former = 1 THEN least(began_on, as_of - to_days(600))
                WHEN body = 'closed' THEN as_of - to_days(1500)
                WHEN {nobody} THEN as_of - to_days(200 + {late})
                WHEN {vacant} AND fault = '' AND seats >= 4 AND region <> 440304 AND {draws.one_in("by-election", "id", 60)}
                THEN as_of - to_days(5 + {lately}) END::DATE AS ended_on
        FROM (SELECT *, i // lines AS p, (lines = 2 AND i % 2 = 0)::INTEGER AS former
              FROM (SELECT *, unnest(range(posts * lines)) AS i
                    FROM (SELECT *, CASE WHEN terms_before > 0 THEN 2 ELSE 1 END AS lines
                          FROM country_bodies)))"""  # noqa: S608 - names and numbers of our own
