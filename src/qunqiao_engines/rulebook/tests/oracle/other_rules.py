"""Women's organisations, house policy, and the United States."""

from datetime import date

from qunqiao_engines.rulebook.tests.oracle.judging import both, known, more_than_months, rule
from qunqiao_engines.rulebook.tests.oracle.reading import (
    ages,
    at_least,
    employees,
    enrolled,
    last_year,
    mandate,
    organisations,
    posts,
    seated,
    titled,
    women,
)
from qunqiao_engines.rulebook.tests.oracle.reading import holders as holding
from qunqiao_engines.rulebook.tests.oracle.union_rules import (
    UNION,
    expired,
    full,
    open_on,
    there_before,
    vacant,
)
from qunqiao_engines.rulebook.tests.oracle.world import Organisation, Unit


def many_women(unit, threshold, day):
    people = employees(unit, day)
    return at_least(women(people), threshold) if people else None


@rule("women-organ-committee", subject=Unit, unit_kinds=("organ", "institution"))
def organ_committee(unit, day):
    return many_women(unit, 10, day), not organisations(unit, "womens_committee", day)


@rule("women-rooms", subject=Unit, since=date(2012, 4, 28))
def rooms(unit, day):
    found = [v for v in unit.venues if v.kind == "mothers_room" and open_on(v, day)]
    return many_women(unit, 50, day), not found


@rule(
    "women-leadership-share",
    subject=Organisation,
    kinds=("trade_union", "youth_league"),
    since=date(2023, 1, 1),
)
def leadership(body, day):
    sitting = seated(body, "committee", day)
    if not sitting:
        return known(bool, sitting), None
    broken = None if any(p.sex is None for p in sitting) else not women(sitting).least
    return len(sitting) >= 5, broken


@rule("house-unit-without-union", subject=Unit, elsewhere=("31", "41"))
def without_union(unit, day):
    them = enrolled(unit, "trade_union", day) or ()
    binds = both(known(lambda count: count >= 25, unit.head_count), len(them) < 25)
    return binds, not organisations(unit, "trade_union", day)


@rule("house-participation", subject=Unit)
def participation(unit, day):
    binds = both(
        bool(organisations(unit, "trade_union", day)),
        known(lambda count: count >= 10, unit.head_count),
    )
    them = enrolled(unit, "trade_union", day)
    low = known(lambda them, count: len(them) / count < 0.6, them, unit.head_count or None)
    return binds, low


@rule(
    "house-chair-vacancy",
    **UNION,
    unit_kinds=("institution", "social"),
    elsewhere=("41", "50"),
)
def chair_vacancy(union, day):
    return full(union), vacant(titled(union, "chair", day), 6, day)


@rule("house-concurrent-posts", subject=Organisation)
def concurrent(body, day):
    here = holding(posts(body, None, day), day)
    if not here:
        return True, None
    everywhere = [
        post
        for other in body.unit.world.organisations
        if exists(other, day)
        for post in posts(other, None, day)
    ]
    held = {person: sum(person in holding([post], day) for post in everywhere) for person in here}
    return True, max(held.values()) > 3


def exists(organisation, day):
    founded = organisation.founded_on is None or organisation.founded_on <= day
    return founded and (organisation.closed_on is None or organisation.closed_on > day)


@rule("house-committee-average-age", subject=Organisation)
def average_age(body, day):
    sitting = seated(body, "committee", day)
    years = ages(sitting or [], day)
    limit = 35 if body.kind == "youth_league" else 50
    # Whole years, as people tell an average age.
    broken = None if years is None else sum(years) // len(years) > limit
    return known(lambda them: len(them) >= 3, sitting), broken


@rule(
    "house-committee-without-young",
    subject=Organisation,
    kinds=("trade_union", "womens_committee"),
)
def without_young(body, day):
    sitting = seated(body, "committee", day)
    years = ages(sitting or [], day)
    return known(lambda them: len(them) >= 5, sitting), known(lambda them: min(them) > 45, years)


@rule("house-womens-committee-term-expired", subject=Organisation, kinds=("womens_committee",))
def womens_term(body, day):
    return True, expired(body, day)


@rule("house-idle-funds", **UNION)
def idle_funds(union, day):
    year = last_year(union, day)
    if year is None:
        return both(there_before(union, day), None), None
    binds = both(there_before(union, day), known(lambda paid: paid > 0, year.levy))
    return binds, known(lambda spent, paid: spent * 2 < paid, year.spent, year.levy)


def overdue(tier, years):
    def test(body, day):
        term = mandate(body, day)
        since = term.began_on if term else None
        binds = known(lambda found: found == tier, body.tier)
        return binds, more_than_months(since, 12 * years, day)

    return test


rule("us-lmrda-local-3y", **UNION)(overdue("local", 3))
rule("us-lmrda-intermediate-4y", **UNION)(overdue("intermediate", 4))
rule("us-lmrda-national-5y", **UNION)(overdue("national", 5))
