"""The units of a country, in SQL: how many work there, who of them sits where, what is counted."""

from __future__ import annotations

from .draws import Draws

#: Bands of members and the least and most committee members, as the 2016 election rules have them.
_BANDS = ((200, 3, 7), (1000, 7, 15), (5000, 15, 21), (10000, 21, 29), (50000, 29, 37))
_LAST_BAND = (37, 45)
_PROVINCES = (
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
    53, 54, 61, 62, 63, 64, 65,
    # More units where rules are local: a small country has some to break them, too.
    11, 11, 11, 31, 31, 31, 31, 31, 41, 41, 41, 41, 41, 50, 50, 50, 50, 50,
)  # fmt: skip
LARGEST = 60_000
#: A district with rules of its own about the size of committees.
_FUTIAN = 440304
# Where so many posts must be full-time by staff that a unit must not be too large.
_FEW_STAFF = 41
_WITHOUT_UNION = (
    "'house-unit-without-union', 'union-small-unit', 'union-establish-deadline-henan', "
    "'union-establish-deadline-shanghai'"
)


def drafts(draws: Draws, scale: float) -> str:
    """Units as drawn, before any fault: size, kind, region and what they would like to have.

    Sizes have a heavy tail (Pareto, exponent 1.54, from 6 to ``LARGEST``); ``scale`` is the
    smallest size before rounding. Reads the numbers ``id`` of a table called numbers.
    """
    size = f"CAST({scale} * pow({draws.share('size', 'id')}, -0.65) AS INTEGER)"
    codes = ", ".join(str(code) for code in _PROVINCES)
    return f"""
        SELECT *, staff - staff // 12 AS members, staff // 9 AS gone, region // 10000 AS province,
            CASE WHEN staff - staff // 12 >= 25 THEN CASE WHEN joint THEN 'joint' ELSE 'committee' END
                WHEN staff - staff // 12 >= 10 AND small_committee THEN 'committee'
                ELSE 'branch' END AS natural_tier,
            kind IN ('organ', 'institution') AND staff >= 30 AS natural_womens
        FROM (
            SELECT id, least(CASE WHEN region // 10000 = {_FEW_STAFF} THEN 1000 ELSE {LARGEST} END,
                    greatest(6, {size})) AS staff,
                CASE WHEN k < 12 THEN 'organ' WHEN k < 37 THEN 'institution'
                    WHEN k < 92 THEN 'enterprise' ELSE 'social' END AS kind,
                region,
                30 + {draws.below("women", "id", 30)} AS women_share,
                12 + {draws.below("young", "id", 23)} AS young_share,
                {draws.one_in("closed body", "id", 24)} AS closed_body,
                {draws.one_in("women body", "id", 3)} AS women_body,
                {draws.one_in("small", "id", 2)} AS small_committee,
                {draws.one_in("joint", "id", 20)} AS joint,
                {draws.below("variant", "id", 3)} AS variant
            FROM (SELECT id, {draws.below("kind", "id", 100)} AS k,
                    CASE WHEN {draws.one_in("futian", "id", 40)} THEN {_FUTIAN}
                        ELSE [{codes}][1 + {draws.below("province", "id", len(_PROVINCES))}] * 10000
                            + (1 + {draws.below("city", "id", 9)}) * 100
                            + (5 + {draws.below("district", "id", 12)}) END AS region
                  FROM numbers))"""  # noqa: S608 - names and numbers of our own


def seated_units() -> str:
    """Units whose ``fault`` is known: the posts of each body, and the first who hold them.

    The first ``cadre`` people of a unit hold its posts: ``seats`` of the committee, then those of the
    audit committee, the women workers' committee and the women's committee, one post each.
    """
    least, most, futian = _band(1), _band(2), _futian_least()
    bodies = "has_union AND tier <> 'branch' AND members >= 25"
    return f"""
        SELECT *, seats + audit + women_seats + womens AS cadre,
            (CASE WHEN fault = 'women-leadership-share' THEN 0 ELSE (seats + 1) // 3 END)
                + audit // 2 + women_seats // 2 + womens AS cadre_women
        FROM (
            SELECT *, CASE WHEN NOT has_union THEN 0 WHEN tier = 'branch' THEN 1
                    WHEN fault = 'union-committee-size' AND variant = 0 THEN ({most}) + 2
                    WHEN fault = 'union-committee-size' THEN 2
                    WHEN fault = 'union-committee-size-futian' THEN 2
                    WHEN region = {_FUTIAN} THEN CASE WHEN members < 11 THEN 3 ELSE {futian} END
                    WHEN members < 25 THEN 3 ELSE ({least}) + 1 + staff % 3 END AS seats,
                CASE WHEN NOT has_union OR tier = 'branch' OR fault = 'union-audit-committee' THEN 0
                    WHEN fault = 'union-audit-committee-size' THEN 2 ELSE 3 END AS audit,
                CASE WHEN {bodies} AND women_body AND fault NOT LIKE 'union-women-committee%'
                    THEN 3 ELSE 0 END AS women_seats,
                CASE WHEN natural_womens AND fault <> 'women-organ-committee'
                    THEN 3 ELSE 0 END AS womens
            FROM (SELECT * REPLACE (CASE WHEN fault = 'house-participation' THEN staff * 2 // 5
                            ELSE members END AS members),
                    fault NOT IN ({_WITHOUT_UNION}) AS has_union,
                    CASE WHEN fault = 'union-basic-unit-25' THEN 'branch' ELSE natural_tier END AS tier
                  FROM country_drafts))"""  # noqa: S608 - names and numbers of our own


def counted_units() -> str:
    """Seated units with every count the tables need.

    Whoever holds no post (``rest``) is spread evenly over women and men, young and older, so that
    the number among any first n of them is known without counting.
    """
    return """
        SELECT *, CASE WHEN young >= 3 AND fault <> 'league-branch-3' THEN young ELSE 0
                END AS league_members,
            cadre_women + (members - cadre) * rest_women // rest AS women_members,
            cadre_women + rest_women AS women,
            CAST(sum(staff + gone) OVER (ORDER BY id) - staff - gone AS INTEGER) AS base
        FROM (
            SELECT *, CASE WHEN kind IN ('organ', 'institution') AND staff < 30
                    THEN least(4, rest * women_share // 100) ELSE rest * women_share // 100
                    END AS rest_women,
                rest * young_share // 100 AS young
            FROM (SELECT *, staff - cadre AS rest FROM seated))"""


def _futian_least() -> str:
    bands = ((100, 3), (200, 5), (500, 7), (1000, 9), (5000, 15), (10000, 21), (50000, 29))
    cases = " ".join(f"WHEN members <= {most} THEN {least}" for most, least in bands)
    return f"CASE {cases} ELSE 37 END"


def _band(place: int) -> str:
    cases = " ".join(f"WHEN members <= {band[0]} THEN {band[place]}" for band in _BANDS)
    return f"CASE {cases} ELSE {_LAST_BAND[place - 1]} END"
