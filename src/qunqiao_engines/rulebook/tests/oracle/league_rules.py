"""The Youth League, before and after the regulation of January 2025."""

from datetime import date

from qunqiao_engines.rulebook.tests.oracle.judging import both, known, rule
from qunqiao_engines.rulebook.tests.oracle.reading import (
    enrolled,
    holders,
    mandate,
    members,
    organisations,
    seated,
    titled,
)
from qunqiao_engines.rulebook.tests.oracle.union_rules import expired, extended_now, longer_than
from qunqiao_engines.rulebook.tests.oracle.world import Organisation, Unit

LEAGUE = {"subject": Organisation, "kinds": ("youth_league",)}
AFTER = {**LEAGUE, "since": date(2025, 1, 3)}
BEFORE = {**LEAGUE, "until": date(2025, 1, 2)}


def is_branch(body):
    return known(lambda tier: tier == "branch", body.tier)


def count(body, day):
    them = members(body, day)
    return None if them is None else len(them)


@rule("league-branch-3", subject=Unit)
def branch_3(unit, day):
    them = enrolled(unit, "youth_league", day)
    if them is None:
        return None, None
    young = [p for p in them if p.birth_year is None or day.year - p.birth_year <= 29]
    return len(young) >= 3, not organisations(unit, "youth_league", day)


@rule("league-branch-committee-7", **LEAGUE)
def branch_committee(body, day):
    sitting = seated(body, "committee", day)
    enough = known(lambda n: n >= 7, count(body, day))
    return both(is_branch(body), enough), known(lambda them: not 3 <= len(them) <= 7, sitting)


@rule("league-branch-secretary", **LEAGUE)
def branch_secretary(body, day):
    found = titled(body, "secretary", day)
    few = known(lambda n: 1 <= n <= 6, count(body, day))
    return both(is_branch(body), few), not holders(found, day) if found else None


@rule("league-branch-50", **LEAGUE)
def branch_50(body, day):
    return is_branch(body), known(lambda n: n > 50, count(body, day))


@rule("league-term-2025", **AFTER)
def term_expired(body, day):
    return True, expired(body, day)


@rule("league-term-before-2025", **BEFORE)
def term_expired_before(body, day):
    return True, expired(body, day)


@rule("league-term-length-2025", **AFTER)
def term_length(body, day):
    term = mandate(body, day)
    if term is None:
        return None, None
    if body.tier is None:
        # Nobody knows which limit holds, unless the term is longer than any.
        broken = term.years > 5 or (None if term.years < 3 else False)
    elif body.tier in ("branch", "general_branch"):
        broken = term.years > 3
    else:
        broken = term.years > 5 or (term.years < 3 and body.tier in ("committee", "joint"))
    return term.began_on >= date(2025, 1, 3), broken


@rule("league-branch-term-length-before-2025", **BEFORE)
def branch_term_length_before(body, day):
    term = mandate(body, day)
    return is_branch(body), None if term is None else term.years not in (2, 3)


@rule("league-extension-2025", **AFTER)
def extension_approved(body, day):
    if not extended_now(body, day):
        return False, None
    return True, mandate(body, day).document is None


@rule("league-extension-length-2025", **AFTER)
def extension_length(body, day):
    if not extended_now(body, day) or mandate(body, day).document is None:
        return False, None
    return True, longer_than(body, 6 if body.tier == "branch" else 12, day)
