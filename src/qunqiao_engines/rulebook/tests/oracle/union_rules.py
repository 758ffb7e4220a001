"""The national rules of trade unions."""

from datetime import date
from decimal import Decimal

from qunqiao_engines.rulebook.tests.oracle.judging import (
    both,
    known,
    more_than_months,
    negated,
    rule,
)
from qunqiao_engines.rulebook.tests.oracle.reading import (
    at_least,
    enrolled,
    holders,
    last_year,
    mandate,
    members,
    organisations,
    posts,
    seated,
    titled,
    vacant_since,
    women,
)
from qunqiao_engines.rulebook.tests.oracle.world import Organisation, Unit

LAW = date(2022, 1, 1)
EMPLOYERS = ("organ", "institution", "enterprise", "social")
UNION = {"subject": Organisation, "kinds": ("trade_union",)}
BAND = (25, 200, 1000, 5000, 10000, 50000)
SIZES = ((3, 7), (7, 15), (15, 21), (21, 29), (29, 37), (37, 45))


def full(union):
    """Whether it is a committee of its own or a joint one."""
    return known(lambda tier: tier in ("committee", "joint"), union.tier)


@rule("union-basic-unit-25", subject=Unit, unit_kinds=EMPLOYERS, since=LAW)
def basic_unit(unit, day):
    count = enrolled(unit, "trade_union", day)
    own = organisations(unit, "trade_union", day)
    return known(lambda them: len(them) >= 25, count), not any(full(one) for one in own)


@rule("union-small-unit", subject=Unit, unit_kinds=EMPLOYERS, since=LAW)
def small_unit(unit, day):
    count = enrolled(unit, "trade_union", day)
    joint = enrolled(unit, "trade_union", day, joint=True)
    lonely = not organisations(unit, "trade_union", day)
    broken = both(lonely, known(lambda them: not them, joint))
    return known(lambda them: 1 <= len(them) < 25, count), broken


@rule("union-establishment-approved", **UNION, since=LAW)
def approved(union, day):
    return full(union), union.approved_on is None and not (union.approval_document or "").strip()


@rule("union-term-length", **UNION, since=LAW)
def term_length(union, day):
    term = mandate(union, day)
    return full(union), None if term is None else term.years not in (3, 5)


@rule("union-term-expired", **UNION, since=LAW)
def term_expired(union, day):
    return full(union), expired(union, day)


def expired(organisation, day):
    """Past its end or its approved extension, and no extension is running."""
    term = mandate(organisation, day)
    return None if term is None else term.due_on < day and not term.running(day)


def extended_now(organisation, day):
    term = mandate(organisation, day)
    return term is not None and term.running(day)


@rule("union-term-extension", **UNION, since=LAW)
def extension_approved(union, day):
    if not extended_now(union, day):
        return both(full(union), False), None
    return full(union), mandate(union, day).document is None


@rule("union-term-extension-length", **UNION)
def extension_length(union, day):
    if not extended_now(union, day) or mandate(union, day).document is None:
        return False, None
    return full(union), longer_than(union, 6, day)


def longer_than(organisation, months, day):
    term = mandate(organisation, day)
    return more_than_months(term.ends_on, months, term.until)


def vacant(posts_found, months, day):
    """Nobody in office for more than so many months; unknown without such a post."""
    if not posts_found:
        return None
    if holders(posts_found, day):
        return False
    return more_than_months(vacant_since(posts_found, day), months, day)


@rule("union-chair-vacancy", **UNION, unit_kinds=("enterprise",))
def chair_of_enterprise(union, day):
    return full(union), vacant(titled(union, "chair", day), 3, day)


@rule("union-chair-vacancy-organ", **UNION, unit_kinds=("organ",), elsewhere=("41", "50"))
def chair_of_organ(union, day):
    return full(union), vacant(titled(union, "chair", day), 6, day)


@rule("union-committee-size", **UNION, elsewhere=("440304",))
def committee_size(union, day):
    them, sitting = members(union, day), seated(union, "committee", day)
    binds = both(full(union), known(lambda them: len(them) >= 25, them))
    return binds, known(lambda them, sitting: not fits(len(them), len(sitting)), them, sitting)


def fits(count, seats):
    place = max(sum(count > top for top in BAND) - 1, 0)
    least, most = SIZES[place]
    return least <= seats <= most


@rule("union-audit-committee", **UNION, since=LAW)
def audit_committee(union, day):
    return full(union), negated(has_audit(union, day))


def has_audit(union, day):
    return True if holders(posts(union, "audit", day), day) else union.audit_committee


@rule("union-audit-committee-size", **UNION)
def audit_size(union, day):
    sitting = seated(union, "audit", day)
    broken = known(lambda them: not 3 <= len(them) <= 11, sitting)
    return both(full(union), has_audit(union, day)), broken


@rule("union-women-committee", **UNION, elsewhere=("11", "31", "41", "50"))
def women_committee(union, day):
    return both(full(union), women_members(union, 10, day)), no_women_committee(union, day)


def women_members(union, threshold, day):
    them = members(union, day)
    return None if them is None else at_least(women(them), threshold)


def no_women_committee(union, day):
    has = True if holders(posts(union, "women", day), day) else union.women_committee
    return negated(has)


@rule("union-premises", subject=Unit, since=LAW)
def premises(unit, day):
    rooms = [v for v in unit.venues if v.kind != "mothers_room" and open_on(v, day)]
    return bool(organisations(unit, "trade_union", day)), both(negated(unit.premises), not rooms)


def open_on(venue, day):
    opened = venue.opened_on is None or venue.opened_on <= day
    return opened and (venue.closed_on is None or venue.closed_on > day)


@rule(
    "union-fulltime-chair-200",
    **UNION,
    unit_kinds=("enterprise", "institution", "social"),
    since=LAW,
)
def full_time_chair(union, day):
    chairs = {post.full_time for post in titled(union, "chair", day)}
    broken = False if True in chairs else None if not chairs or None in chairs else True
    return both(known(lambda t: t == "committee", union.tier), many(union, 200)), broken


def many(union, threshold):
    return known(lambda count: count >= threshold, union.unit.head_count)


@rule("union-levy-2pct", **UNION, since=LAW)
def levy(union, day):
    year = last_year(union, day)
    owed = year and known(
        lambda pay, paid: pay * 2 / 100 - paid >= ONE_FEN, year.payroll, year.levy
    )
    return both(full(union), there_before(union, day)), owed


ONE_FEN = Decimal("0.01")


def there_before(union, day):
    return union.founded_on is None or union.founded_on.year < day.year - 1
