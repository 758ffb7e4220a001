"""Steps grouped by organisation: members, the current term, posts and holders, last year's funds."""

ORGANISATION_SOURCES = {
    # Pairs first, then counts: one pass over the largest table instead of three distinct counts.
    "organisation_members": """
        SELECT m.organisation_id, count(*) FILTER (WHERE m.live) AS members,
            count(*) FILTER (WHERE m.live AND p.sex = 'female') AS women,
            count(*) FILTER (WHERE m.live AND p.sex IS NULL) AS unsexed
        FROM (SELECT organisation_id, person_key,
                  bool_or(left_on IS NULL OR left_on > $as_of) AS live
              FROM memberships WHERE joined_on <= $as_of GROUP BY organisation_id, person_key) AS m
        LEFT JOIN people AS p ON p.key = m.person_key
        GROUP BY m.organisation_id""",
    "employees": """
        SELECT o.id AS organisation_id, n.people, n.women, n.unsexed
        FROM live_organisations AS o
        JOIN (SELECT unit_id, count(*) AS people,
                count(*) FILTER (WHERE sex = 'female') AS women,
                count(*) FILTER (WHERE sex IS NULL) AS unsexed
              FROM live_people GROUP BY unit_id) AS n ON n.unit_id = o.unit_id""",
    # The latest term begun is the only candidate: a term whose successor has begun is over even
    # when nobody wrote down its end. Years outside 1-20 are typing errors, not dates.
    "current_term": """
        SELECT organisation_id, id, number, began_on, years,
            CASE WHEN years BETWEEN 1 AND 20
                THEN CAST(began_on + to_years(years::INTEGER) AS DATE) END AS ends_on,
            extended_until, nullif(trim(extension_document), '') AS extension_document
        FROM (SELECT *, row_number() OVER (PARTITION BY organisation_id
                  ORDER BY began_on DESC, number DESC, id DESC) AS place
              FROM terms WHERE began_on <= $as_of)
        WHERE place = 1 AND (ended_on IS NULL OR ended_on > $as_of)""",
    # An extension to a day before the natural end extends nothing.
    "term": """
        SELECT *, CASE WHEN extended AND extension_document IS NOT NULL
                THEN extended_until ELSE ends_on END AS due_on
        FROM (SELECT *, coalesce(extended_until > ends_on, FALSE) AS extended FROM current_term)""",
    "holders": """
        SELECT p.organisation_id, p.id AS post_id, p.body, p.title, a.person_key, a.id
        FROM live_posts AS p
        JOIN live_organisations AS o ON o.id = p.organisation_id
        JOIN appointments AS a ON a.post_id = p.id
        WHERE a.began_on <= $as_of AND (a.ended_on IS NULL OR a.ended_on > $as_of)""",
    "seats": """
        SELECT organisation_id,
            count(*) FILTER (WHERE body = 'committee') AS committee_posts,
            count(*) FILTER (WHERE body = 'committee' AND title = 'chair') AS chair_posts,
            count(*) FILTER (WHERE body = 'committee' AND title = 'chair' AND full_time)
                AS full_time_chairs,
            count(*) FILTER (WHERE body = 'committee' AND title = 'chair' AND full_time IS NULL)
                AS chairs_of_unknown_time,
            count(*) FILTER (WHERE body = 'committee' AND title = 'secretary') AS secretary_posts,
            count(*) FILTER (WHERE body = 'audit') AS audit_posts,
            count(*) FILTER (WHERE full_time) AS full_time_posts,
            count(*) FILTER (WHERE full_time IS NULL) AS posts_of_unknown_time,
            list(id ORDER BY id) FILTER (WHERE body = 'committee') AS committee_post_rows,
            list(id ORDER BY id) FILTER (WHERE body = 'committee' AND title = 'chair')
                AS chair_post_rows,
            list(id ORDER BY id) FILTER (WHERE body = 'audit') AS audit_post_rows,
            list(id ORDER BY id) FILTER (WHERE full_time IS DISTINCT FROM FALSE)
                AS full_time_post_rows
        FROM live_posts GROUP BY organisation_id""",
    "seated": """
        SELECT organisation_id,
            count(DISTINCT person_key) FILTER (WHERE body = 'committee') AS committee_members,
            count(DISTINCT person_key) FILTER (WHERE body = 'committee' AND title = 'chair')
                AS chair_holders,
            count(DISTINCT person_key) FILTER (WHERE body = 'committee' AND title = 'secretary')
                AS secretary_holders,
            count(DISTINCT person_key) FILTER (WHERE body = 'audit') AS audit_members,
            count(DISTINCT person_key) FILTER (WHERE body = 'women') AS women_committee_members
        FROM holders GROUP BY organisation_id""",
    # Since when: the day the last holder left, or the day the post was opened if nobody ever held it.
    "chair_vacancy": """
        SELECT p.organisation_id, coalesce(max(a.ended_on), min(p.opened_on)) AS vacant_since
        FROM live_posts AS p
              LEFT JOIN appointments AS a ON a.post_id = p.id AND a.began_on <= $as_of
              WHERE p.body = 'committee' AND p.title = 'chair'
              GROUP BY p.organisation_id
              HAVING count(*) FILTER (WHERE a.id IS NOT NULL
                  AND (a.ended_on IS NULL OR a.ended_on > $as_of)) = 0""",
    "committee_people": """
        SELECT h.organisation_id, count(*) FILTER (WHERE p.sex = 'female') AS women,
            count(*) FILTER (WHERE p.sex IS NULL) AS unsexed,
            count(*) FILTER (WHERE p.birth_year IS NULL) AS undated,
            CAST(year($as_of) - max(p.birth_year) AS INTEGER) AS youngest_age,
            CAST((count(*) * year($as_of) - sum(p.birth_year)) // count(*) AS INTEGER) AS average_age
        FROM (SELECT DISTINCT organisation_id, person_key FROM holders WHERE body = 'committee') AS h
        LEFT JOIN people AS p ON p.key = h.person_key
        GROUP BY h.organisation_id""",
    "person_posts": """
        SELECT person_key, count(DISTINCT post_id) AS posts FROM holders GROUP BY person_key""",
    # The largest pair (posts, key) settles ties, never the order of rows.
    "busiest_person": """
        SELECT h.organisation_id, max(struct_pack(posts := n.posts, key := h.person_key)) AS person
        FROM holders AS h JOIN person_posts AS n ON n.person_key = h.person_key
        GROUP BY h.organisation_id""",
    "busiest": """
        SELECT b.organisation_id, any_value(b.person.posts) AS posts, list(h.id ORDER BY h.id) AS ids
        FROM busiest_person AS b JOIN holders AS h ON h.person_key = b.person.key
        GROUP BY b.organisation_id""",
    "last_funds": """
        SELECT organisation_id, sum(payroll) AS payroll, sum(levy) AS levy, sum(spent) AS spent,
            list(id ORDER BY id) AS fund_rows
        FROM funds WHERE year = year($as_of) - 1 GROUP BY organisation_id""",
}
