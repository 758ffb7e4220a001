"""The heavy groundwork, for tables in any order: terms, posts, and persons beside both."""

#: Name -> the SELECT that any registry can be read with; sorted_pass.py gives equal rows sooner.
GROUNDWORK = {
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
    "holders": """
        SELECT h.*, p.sex = 'female' AS female, p.sex IS NULL AS unsexed, p.birth_year
        FROM current_holders AS h LEFT JOIN people AS p ON p.key = h.person_key""",
    # Few people hold more than one post; only those are counted person by person.
    "crowded": """
        SELECT person_key FROM holders GROUP BY person_key HAVING count(*) > 1""",
    "person_posts": """
        SELECT h.person_key, count(DISTINCT h.post_id) AS posts
        FROM holders AS h
        JOIN crowded AS c ON c.person_key = h.person_key
        JOIN live_organisations AS o ON o.id = h.organisation_id
        GROUP BY h.person_key""",
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
            count(*) FILTER (WHERE full_time IS NULL) AS posts_of_unknown_time
        FROM live_posts GROUP BY organisation_id""",
    "seated": """
        SELECT *, CAST((persons * year($as_of) - birth_years) // nullif(persons, 0) AS INTEGER)
                AS average_age,
            CAST(year($as_of) - latest_birth_year AS INTEGER) AS youngest_age
        FROM (SELECT organisation_id,
                count(person_key) FILTER (WHERE committee) AS committee_members,
                count(person_key) FILTER (WHERE committee AND chair) AS chair_holders,
                count(person_key) FILTER (WHERE committee AND secretary) AS secretary_holders,
                count(person_key) FILTER (WHERE audit) AS audit_members,
                count(person_key) FILTER (WHERE women) AS women_committee_members,
                count(*) FILTER (WHERE committee) AS persons,
                count(*) FILTER (WHERE committee AND female) AS committee_women,
                count(*) FILTER (WHERE committee AND unsexed) AS unsexed,
                count(*) FILTER (WHERE committee AND birth_year IS NULL) AS undated,
                sum(birth_year) FILTER (WHERE committee) AS birth_years,
                max(birth_year) FILTER (WHERE committee) AS latest_birth_year,
                max(posts) AS posts
              FROM seated_persons GROUP BY organisation_id) AS counted""",
    # Since when: the day the last holder left, or the day the post was opened if nobody ever held it.
    "chair_vacancy": """
        SELECT p.organisation_id, coalesce(max(a.ended_on), min(p.opened_on)) AS vacant_since
        FROM live_posts AS p
        JOIN chairless AS c ON c.organisation_id = p.organisation_id
        LEFT JOIN appointments AS a ON a.post_id = p.id AND a.began_on <= $as_of
        WHERE p.body = 'committee' AND p.title = 'chair'
        GROUP BY p.organisation_id""",
    "last_funds": """
        SELECT organisation_id, sum(payroll) AS payroll, sum(levy) AS levy, sum(spent) AS spent
        FROM funds WHERE year = year($as_of) - 1 GROUP BY organisation_id""",
    # The latest term begun is the only candidate: a term whose successor has begun is over even
    # when nobody wrote down its end. Only terms begun on one day are ranked, for speed.
    "latest_terms": """
        SELECT organisation_id, id, number, began_on, years, ended_on, extended_until,
            extension_document
        FROM (SELECT t.*, row_number() OVER (PARTITION BY t.organisation_id
                  ORDER BY t.number DESC, t.id DESC) AS place
              FROM terms AS t JOIN latest_days AS l
              ON l.organisation_id = t.organisation_id AND l.began_on = t.began_on) AS ranked
        WHERE place = 1""",
}
