"""What Beijing, Shanghai, Henan, Chongqing and Futian ask of trade unions."""

from datetime import date

from qunqiao_engines.rulebook.tests.oracle.judging import both, known, more_than_months, rule
from qunqiao_engines.rulebook.tests.oracle.reading import (
    at_least,
    employees,
    enrolled,
    members,
    organisations,
    posts,
    seated,
    titled,
    women,
)
from qunqiao_engines.rulebook.tests.oracle.union_rules import (
    UNION,
    full,
    many,
    no_women_committee,
    vacant,
    women_members,
)
from qunqiao_engines.rulebook.tests.oracle.world import Unit

BEIJING = {"regions": ("11",), "since": date(2016, 1, 1)}
SHANGHAI = {"regions": ("31",), "since": date(1995, 5, 1)}
HENAN = {"regions": ("41",), "since": date(2005, 1, 1)}
CHONGQING = {"regions": ("50",), "since": date(2006, 12, 1)}
REST = ("organ", "institution", "social")
FUTIAN = (
    (25, {3}),
    (100, {3, 5}),
    (200, {5, 7}),
    (500, {7, 9}),
    (1000, {9, 11, 13, 15}),
)


@rule("union-chair-vacancy-henan", **UNION, **HENAN, unit_kinds=REST)
def chair_henan(union, day):
    return full(union), vacant(titled(union, "chair", day), 3, day)


@rule("union-chair-vacancy-chongqing", **UNION, **CHONGQING, unit_kinds=REST)
def chair_chongqing(union, day):
    return full(union), vacant(titled(union, "chair", day), 3, day)


@rule("union-women-committee-beijing", **UNION, **BEIJING)
def women_beijing(union, day):
    people = employees(union.unit, day)
    many_women = at_least(women(people), 25) if people else None
    return both(full(union), many_women), no_women_committee(union, day)


@rule("union-women-committee-shanghai", **UNION, **SHANGHAI)
def women_shanghai(union, day):
    return both(full(union), women_members(union, 25, day)), no_women_committee(union, day)


@rule("union-women-committee-henan", **UNION, **HENAN)
def women_henan(union, day):
    return both(full(union), women_members(union, 10, day)), no_women_committee(union, day)


@rule("union-women-committee-chongqing", **UNION, **CHONGQING)
def women_chongqing(union, day):
    return both(full(union), women_members(union, 10, day)), no_women_committee(union, day)


def without_union(unit, months, day):
    """Long open, few members, no union here and nobody in a joint one."""
    them = enrolled(unit, "trade_union", day)
    joint = enrolled(unit, "trade_union", day, joint=True)
    binds = both(more_than_months(unit.opened_on, months, day), len(them or ()) < 25)
    return binds, not organisations(unit, "trade_union", day) and not joint


@rule(
    "union-establish-deadline-henan",
    subject=Unit,
    **HENAN,
    unit_kinds=("enterprise", "institution", "social"),
)
def deadline_henan(unit, day):
    return without_union(unit, 12, day)


@rule(
    "union-establish-deadline-shanghai",
    subject=Unit,
    **SHANGHAI,
    unit_kinds=("enterprise", "institution"),
)
def deadline_shanghai(unit, day):
    return without_union(unit, 6, day)


@rule("union-committee-size-futian", **UNION, regions=("440304",))
def size_futian(union, day):
    them, sitting = members(union, day), seated(union, "committee", day)
    binds = both(full(union), known(lambda them: len(them) >= 11, them))
    return binds, known(lambda them, sitting: len(sitting) not in sizes(len(them)), them, sitting)


def sizes(count):
    return next(allowed for top, allowed in FUTIAN if count <= top)


def full_time_staff(union, day):
    """The fewest and the most full-time posts there can be; None without any post."""
    marks = [post.full_time for post in posts(union, None, day)]
    if not marks:
        return None
    return marks.count(True), marks.count(True) + marks.count(None)


def too_few(union, needed, day):
    """Fewer than ``needed`` full-time posts, as far as that is known."""
    found = full_time_staff(union, day)
    if found is None:
        return None
    least, most = found
    if most < needed:
        return True
    return False if least >= needed else None


def own_committee(union):
    return known(lambda tier: tier == "committee", union.tier)


@rule(
    "union-fulltime-staff-shanghai",
    **UNION,
    **SHANGHAI,
    unit_kinds=("enterprise", "institution"),
)
def staff_shanghai(union, day):
    return both(own_committee(union), many(union, 200)), too_few(union, 1, day)


@rule("union-fulltime-staff-chongqing", **UNION, **CHONGQING)
def staff_chongqing(union, day):
    return both(own_committee(union), many(union, 200)), too_few(union, 1, day)


@rule(
    "union-fulltime-staff-henan",
    **UNION,
    **HENAN,
    unit_kinds=("enterprise", "institution", "social"),
)
def staff_henan(union, day):
    binds = both(own_committee(union), many(union, 200))
    # Three per thousand, any fraction of a person rounded up.
    needed = -(-(union.unit.head_count or 0) * 3 // 1000)
    return binds, too_few(union, needed, day)
