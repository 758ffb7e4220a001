"""The facts of an organisation's posts and of those who hold them."""

from __future__ import annotations

from .fact import AGE, DAYS, ITEMS, MONTHS, PERSONS, Fact, Group, days_between, months_begun
from .model import Text

_POSTS_LACK = Text(zh="职务登记（设了哪些职务）", en="posts")
_POSTS = Group("organisation", ("seats",), ("posts",), _POSTS_LACK)
_HOLDERS = Group("organisation", ("seats", "seated"), ("posts", "appointments"), _POSTS_LACK)
_BODIES = Group("organisation", ("seated",), ("organisations", "posts", "appointments"))
_VACANCY = Group("organisation", ("chair_vacancy",), ("posts", "appointments"))
_PERSONS = Group("organisation", ("seated",), ("posts", "appointments", "people"))
_APPOINTMENTS_LACK = Text(zh="任职登记（谁在任）", en="appointments")
_CONCURRENT = Group("organisation", ("seated",), ("posts", "appointments"), _APPOINTMENTS_LACK)
_BUSIEST = Group("organisation", ("busiest",), ("posts", "appointments"), _APPOINTMENTS_LACK)
_POST_ROWS = Group("organisation", ("post_rows",), ("posts",), _POSTS_LACK)
_NO_VACANCY = "somebody is chair, there is no chair post, or the beginning is not recorded"


def _body(name: str, holders: str, labels: str) -> Fact:
    # Somebody sitting on the body proves it; otherwise the declaration stands, or nothing does.
    return _BODIES.fact(
        name,
        "boolean",
        labels,
        "As declared; true whenever somebody holds a post of it; otherwise unknown.",
        sql=f"CASE WHEN seated.{holders} > 0 THEN TRUE ELSE s.{name} END",
    )


def _holders(name: str, posts: str, labels: str, doc: str) -> Fact:
    sql = f"CASE WHEN seats.{posts} > 0 THEN coalesce(seated.{name}, 0) END"
    return _HOLDERS.fact(name, "integer", labels, doc, sql=sql, unit=PERSONS)


def _body_facts() -> tuple[Fact, ...]:
    return (
        _body("audit_committee", "audit_members", "有无经审委 | has an audit committee"),
        _body("women_committee", "women_committee_members",
              "有无女职工委员会 | has a women workers' committee"),
        _holders("audit_members", "audit_posts", "经审委委员 | members of the audit committee",
                 "Persons holding its posts; unknown when it has none recorded."),
        _POST_ROWS.rows("audit_post_rows", "posts", "经审委职务记录 | audit post records"),
    )  # fmt: skip


def _chair_facts() -> tuple[Fact, ...]:
    return (
        _POSTS.fact("chair_posts", "integer", "主席职务 | chair posts",
                    "Posts of chair (主席) of the committee; unknown when none is recorded.",
                    sql="nullif(seats.chair_posts, 0)", unit=ITEMS),
        _POSTS.fact("full_time_chairs", "integer", "专职主席职务 | full-time chair posts",
                    "Chair posts recorded as full time; unknown without a chair post, or when "
                    "only posts of unrecorded time could be.",
                    lacks=Text(zh="主席职务是否专职", en="whether the chair is full-time"),
                    sql="CASE WHEN seats.full_time_chairs > 0 OR (seats.chair_posts > 0 "
                        "AND seats.chairs_of_unknown_time = 0) THEN seats.full_time_chairs END",
                    unit=ITEMS),
        _holders("chair_holders", "chair_posts", "在任主席 | chairs in office",
                 "Persons holding a chair post; unknown when no chair post is recorded."),
        _VACANCY.fact("chair_vacant_since", "date", "主席空缺起 | chair vacant since",
                      "The day the last chair left, or the post was opened if nobody ever held it; "
                      "empty while somebody is chair.", sql="chair_vacancy.vacant_since",
                      null=_NO_VACANCY),
        _VACANCY.fact("chair_vacant_months", "integer", "主席空缺月数 | months of vacancy",
                      "Months begun since then: three months to the day are 3, a day more is 4.",
                      sql=months_begun("chair_vacancy.vacant_since", "CAST($as_of AS DATE)"),
                      unit=MONTHS, null=_NO_VACANCY),
        _VACANCY.fact("chair_vacant_days", "integer", "主席空缺天数 | days of vacancy",
                      "Days since then.", unit=DAYS, null=_NO_VACANCY,
                      sql=days_between("chair_vacancy.vacant_since", "CAST($as_of AS DATE)")),
        _POST_ROWS.rows("chair_post_rows", "posts", "主席职务记录 | chair post records"),
        _holders("secretary_holders", "secretary_posts", "在任书记 | secretaries in office",
                 "Persons holding a post of secretary (书记) of the committee; unknown when no "
                 "such post is recorded."),
    )  # fmt: skip


def _full_time_facts() -> tuple[Fact, ...]:
    # The posts of every body count: the statutes speak of 专职工会工作人员, not of the chair alone.
    known = "seats.posts_of_unknown_time = 0"
    return (
        _POSTS.fact("full_time_posts", "integer", "专职职务 | full-time posts",
                    "Posts recorded as full time; unknown as soon as one post does not say.",
                    lacks=Text(zh="职务是否专职", en="whether posts are full-time"), unit=ITEMS,
                    sql=f"CASE WHEN {known} THEN seats.full_time_posts END"),
        _POSTS.fact("full_time_posts_at_least", "integer",
                    "专职职务（至少） | full-time posts, at least",
                    "Posts recorded as full time; unknown when no post is recorded.", unit=ITEMS,
                    sql="seats.full_time_posts"),
        _POSTS.fact("full_time_posts_at_most", "integer",
                    "专职职务（至多） | full-time posts, at most",
                    "Those, and posts that do not say.", unit=ITEMS,
                    sql="seats.full_time_posts + seats.posts_of_unknown_time"),
        _POST_ROWS.rows("full_time_post_rows", "posts", "专职职务记录 | full-time post records"),
    )  # fmt: skip


def _committee_facts() -> tuple[Fact, ...]:
    return (
        _holders("committee_members", "committee_posts", "在任委员 | committee members",
                 "Persons holding posts of the committee, each once however many they hold; "
                 "unknown when it has no posts recorded."),
        _POST_ROWS.rows("committee_post_rows", "posts", "委员会职务记录 | committee post records"),
        _PERSONS.fact("committee_women", "integer", "女委员 | women on the committee",
                      "Unknown as soon as the sex of one of them is missing.",
                      lacks=Text(zh="委员的性别", en="the sex of committee members"),
                      sql="CASE WHEN seated.persons > 0 AND seated.unsexed = 0 THEN seated.committee_women END",
                      unit=PERSONS),
        _PERSONS.fact("committee_average_age", "integer", "委员平均年龄 | average age",
                      "Average of the differences between this year and the birth years, whole "
                      "years; unknown as soon as one birth year is missing.",
                      lacks=Text(zh="委员的出生年份", en="birth years of committee members"),
                      sql="CASE WHEN seated.undated = 0 THEN seated.average_age END", unit=AGE),
        _PERSONS.fact("committee_youngest_age", "integer", "最年轻委员年龄 | youngest member",
                      "This year less the latest birth year; unknown as soon as one birth year is "
                      "missing.",
                      lacks=Text(zh="委员的出生年份", en="birth years of committee members"),
                      sql="CASE WHEN seated.undated = 0 THEN seated.youngest_age END", unit=AGE),
        _CONCURRENT.fact("most_concurrent_posts", "integer", "一人兼任最多职务 | most posts of one person",
                      "The most posts that any one holder of a post here holds at once, here and in "
                      "other organisations.", sql="seated.posts", unit=ITEMS,
                      null="nobody holds a post here"),
        _BUSIEST.fact("busiest_appointment_rows", "rows", "其任职记录 | that person's appointments",
                      "Ids of that person's appointments; among equals always the same one.",
                      sql="busiest.ids", table="appointments"),
    )  # fmt: skip


SEAT_FACTS = (*_body_facts(), *_chair_facts(), *_full_time_facts(), *_committee_facts())
