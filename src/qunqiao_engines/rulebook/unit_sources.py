"""Steps grouped by unit: its organisations and its venues."""

UNIT_SOURCES = {
    "unit_organisations": """
        SELECT unit_id,
            count(*) FILTER (WHERE kind = 'trade_union') AS unions,
            count(*) FILTER (WHERE kind = 'trade_union' AND tier IN ('committee', 'joint'))
                AS union_committees,
            count(*) FILTER (WHERE kind = 'youth_league') AS leagues,
            count(*) FILTER (WHERE kind = 'womens_committee') AS womens_committees
        FROM live_organisations GROUP BY unit_id""",
    "live_venues": """
        SELECT id, unit_id, kind FROM venues
        WHERE (opened_on IS NULL OR opened_on <= $as_of) AND (closed_on IS NULL OR closed_on > $as_of)""",
    "unit_venues": """
        SELECT unit_id, count(*) AS venues,
            count(*) FILTER (WHERE kind <> 'mothers_room') AS working_venues,
            count(*) FILTER (WHERE kind = 'mothers_room') AS mothers_rooms
        FROM live_venues GROUP BY unit_id""",
}

#: Lists of rows, made only for the units with a finding (``found``).
UNIT_EVIDENCE = {
    "organisation_rows": """
        SELECT o.unit_id,
            list_sort(list(o.id) FILTER (WHERE kind = 'trade_union')) AS union_rows,
            list_sort(list(o.id) FILTER (WHERE kind = 'youth_league')) AS league_rows
        FROM live_organisations AS o JOIN found AS f ON f.id = o.unit_id GROUP BY o.unit_id""",
    "venue_rows": """
        SELECT v.unit_id, list_sort(list(v.id)) AS venue_rows
        FROM live_venues AS v JOIN found AS f ON f.id = v.unit_id GROUP BY v.unit_id""",
}
