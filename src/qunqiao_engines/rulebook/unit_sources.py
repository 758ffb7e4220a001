"""Steps grouped by unit: its people, its members, its organisations, its venues."""

UNIT_SOURCES = {
    "unit_people": """
        SELECT unit_id, count(*) AS people,
            count(*) FILTER (WHERE sex = 'female') AS women,
            count(*) FILTER (WHERE sex IS NULL) AS unsexed
        FROM live_people GROUP BY unit_id""",
    # A member counts where the person works, wherever the organisation sits: members of a
    # joint union are members of each employer (the statute counts 用人单位有会员).
    # League members leave at 28; a birth year only proves that from the 30th year on.
    "unit_members": """
        SELECT p.unit_id, count(*) FILTER (WHERE m.kind = 'trade_union') AS union_members,
            count(*) FILTER (WHERE m.kind = 'trade_union' AND m.joint) AS joint_union_members,
            count(*) FILTER (WHERE m.kind = 'youth_league'
                AND (p.birth_year IS NULL OR year($as_of) - p.birth_year <= 29)) AS league_members
        FROM (SELECT n.person_key, o.kind, coalesce(bool_or(o.tier = 'joint'), FALSE) AS joint
              FROM live_memberships AS n JOIN live_organisations AS o ON o.id = n.organisation_id
              WHERE o.kind IN ('trade_union', 'youth_league') GROUP BY n.person_key, o.kind) AS m
        JOIN live_people AS p ON p.key = m.person_key
        GROUP BY p.unit_id""",
    "unit_organisations": """
        SELECT unit_id,
            count(*) FILTER (WHERE kind = 'trade_union') AS unions,
            count(*) FILTER (WHERE kind = 'trade_union' AND tier IN ('committee', 'joint'))
                AS union_committees,
            count(*) FILTER (WHERE kind = 'youth_league') AS leagues,
            count(*) FILTER (WHERE kind = 'womens_committee') AS womens_committees,
            list(id ORDER BY id) FILTER (WHERE kind = 'trade_union') AS union_rows,
            list(id ORDER BY id) FILTER (WHERE kind = 'youth_league') AS league_rows
        FROM live_organisations GROUP BY unit_id""",
    "unit_venues": """
        SELECT unit_id, count(*) AS venues,
            count(*) FILTER (WHERE kind <> 'mothers_room') AS working_venues,
            count(*) FILTER (WHERE kind = 'mothers_room') AS mothers_rooms,
            list(id ORDER BY id) AS venue_rows
        FROM venues
        WHERE (opened_on IS NULL OR opened_on <= $as_of) AND (closed_on IS NULL OR closed_on > $as_of)
        GROUP BY unit_id""",
}
