"""Steps grouped by organisation: the current term, posts and holders, last year's funds."""

ORGANISATION_SOURCES = {
    # Years outside 1-20 are typing errors, not dates.
    "current_term": """
        SELECT organisation_id, id, number, began_on, years,
            CASE WHEN years BETWEEN 1 AND 20
                THEN CAST(began_on + years * INTERVAL '1' YEAR AS DATE) END AS ends_on,
            extended_until, nullif(trim(extension_document), '') AS extension_document
        FROM latest_terms WHERE ended_on IS NULL OR ended_on > $as_of""",
    # An extension to a day before the natural end extends nothing.
    "term": """
        SELECT *, CASE WHEN extended AND extension_document IS NOT NULL
                THEN extended_until ELSE ends_on END AS due_on
        FROM (SELECT *, coalesce(extended_until > ends_on, FALSE) AS extended FROM current_term) AS c""",
    "seated_persons": """
        SELECT h.organisation_id, h.person_key, h.committee, h.chair, h.secretary, h.audit,
            h.women,
            h.female, h.unsexed, h.birth_year,
            CASE WHEN h.person_key IS NOT NULL THEN 1 END AS posts
        FROM holders AS h LEFT JOIN crowded AS c ON c.person_key = h.person_key
        WHERE c.person_key IS NULL
        UNION ALL
        SELECT h.organisation_id, h.person_key, bool_or(h.committee), bool_or(h.chair),
            bool_or(h.secretary),
            bool_or(h.audit), bool_or(h.women), bool_or(h.female), bool_or(h.unsexed),
            max(h.birth_year), max(n.posts)
        FROM holders AS h JOIN person_posts AS n ON n.person_key = h.person_key
        GROUP BY h.organisation_id, h.person_key""",
    "chairless": """
        SELECT s.organisation_id FROM seats AS s
        LEFT JOIN (SELECT DISTINCT organisation_id FROM holders WHERE chair) AS h
        ON h.organisation_id = s.organisation_id
        WHERE s.chair_posts > 0 AND h.organisation_id IS NULL""",
}

#: Lists of rows, made only for the organisations with a finding (``found``).
ORGANISATION_EVIDENCE = {
    "post_rows": """
        SELECT p.organisation_id,
            list_sort(list(p.id) FILTER (WHERE body = 'committee')) AS committee_post_rows,
            list_sort(list(p.id) FILTER (WHERE body = 'committee' AND title = 'chair'))
                AS chair_post_rows,
            list_sort(list(p.id) FILTER (WHERE body = 'audit')) AS audit_post_rows,
            list_sort(list(p.id) FILTER (WHERE full_time IS NULL OR full_time)) AS full_time_post_rows
        FROM live_posts AS p JOIN found AS f ON f.id = p.organisation_id
        GROUP BY p.organisation_id""",
    # The largest pair (posts, key) settles ties, never the order of rows.
    "busiest_person": """
        SELECT h.organisation_id,
            max(struct_pack(posts := coalesce(n.posts, 1), key := h.person_key)) AS person
        FROM holders AS h JOIN found AS f ON f.id = h.organisation_id
        LEFT JOIN person_posts AS n ON n.person_key = h.person_key
        WHERE h.person_key IS NOT NULL
        GROUP BY h.organisation_id""",
    "busiest": """
        SELECT b.organisation_id, list_sort(list(h.id)) AS ids
        FROM busiest_person AS b JOIN holders AS h ON h.person_key = b.person.key
        JOIN live_organisations AS o ON o.id = h.organisation_id
        GROUP BY b.organisation_id""",
    "fund_rows": """
        SELECT u.organisation_id, list_sort(list(u.id)) AS fund_rows
        FROM funds AS u JOIN found AS f ON f.id = u.organisation_id
        WHERE u.year = year($as_of) - 1 GROUP BY u.organisation_id""",
}
