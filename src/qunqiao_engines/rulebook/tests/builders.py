"""Small registries that differ in what one rule asks about."""

from __future__ import annotations

from datetime import date

from qunqiao_engines.rulebook.tests.registry import Registry


def unit(r: Registry, *, members: int = 0, head_count: int | None = None, **more: object) -> None:
    """Union members of u1 who belong to the union of u2, so that u1 has none of its own."""
    one, two = r.unit(head_count=head_count, **more), r.unit()
    r.members(r.organisation(two), one, members)


def own_union(r: Registry, *, members: int = 0, tier: str = "committee", **more: object) -> None:
    one = r.unit(**more)
    r.members(r.organisation(one, tier=tier), one, members)


def approval(r: Registry, **more: object) -> None:
    r.organisation(r.unit(), **more)


def term(
    r: Registry, began: date | None, years: int = 5, kind: str = "trade_union", **more: object
) -> None:
    tier = str(more.pop("tier", "committee"))
    organisation = r.organisation(r.unit(), kind=kind, tier=tier)
    if began is not None:
        r.term(organisation, began, years, **more)


def chair(
    r: Registry, gone: date | None, kind: str, region: str = "110000", *, post: bool = True
) -> None:
    one = r.unit(kind=kind, region=region)
    organisation = r.organisation(one)
    if post:
        r.appoint(r.post(organisation), r.person(one), ended_on=gone)


def size(r: Registry, members: int, seats: int, kind: str = "trade_union", **more: str) -> None:
    one, tier = r.unit(region=more.get("region")), more.get("tier", "committee")
    organisation = r.organisation(one, kind=kind, tier=tier)
    r.members(organisation, one, members)
    r.committee(organisation, one, seats)


def women(r: Registry, count: int, *, has: bool | None, region: str | None = None) -> None:
    one = r.unit(region=region)
    r.members(r.organisation(one, women_committee=has), one, count, sex="female")


def premises(r: Registry, *, declared: bool | None, venue: str | None = None) -> None:
    one = r.unit(premises=declared)
    r.organisation(one)
    if venue:
        r.venue(one, kind=venue)


def full_time(r: Registry, head_count: int, *, full: bool | None) -> None:
    r.post(r.organisation(r.unit(head_count=head_count)), full_time=full)


def levy(r: Registry, payroll: str | None, paid: str | None) -> None:
    r.fund(r.organisation(r.unit()), 2025, payroll, paid)


def small(r: Registry, tier: str | None = None) -> None:
    """Three members in another unit's committee, or in a joint one."""
    one, two = r.unit(), r.unit()
    r.members(r.organisation(two, tier=tier or "committee"), one, 3)


def opened(
    r: Registry, region: str, on: date | None, *, members: int = 0, union: bool = False
) -> None:
    one = r.unit(region=region, opened_on=on)
    for _ in range(members):
        r.person(one)
    if union:
        r.organisation(one)


def audit(r: Registry, seats: int) -> None:
    one = r.unit()
    organisation = r.organisation(one, audit_committee=True)
    for _ in range(seats):
        r.appoint(r.post(organisation, "member", body="audit"), r.person(one))


def staff(r: Registry, region: str, full: int, part: int, unsaid: int = 0) -> None:
    """The union of 1000 employees with posts that are full time, part time, or do not say."""
    organisation = r.organisation(r.unit(region=region, head_count=1000))
    for full_time, count in ((True, full), (False, part), (None, unsaid)):
        for _ in range(count):
            r.post(organisation, "member", full_time=full_time)


def secretary(r: Registry, *, held: bool, post: bool = True) -> None:
    one = r.unit()
    organisation = r.organisation(one, kind="youth_league", tier="branch")
    (first, *_) = r.members(organisation, one, 6)
    if post:
        key = r.post(organisation, "secretary")
        if held:
            r.appoint(key, first)


def spent(r: Registry, money: str | None) -> None:
    r.fund(r.organisation(r.unit()), 2025, None, "20000.00", money)


def enrolled(r: Registry, members: int, others: int) -> None:
    one = r.unit(head_count=10)
    r.members(r.organisation(one), one, members)
    for _ in range(others):
        r.person(one)


def local(r: Registry, tier: str, began: date | None) -> None:
    organisation = r.organisation(r.unit(), tier=tier)
    if began is not None:
        r.term(organisation, began, 3)


def league(r: Registry, members: int, *, branch: bool = False) -> None:
    one, two = r.unit(), r.unit()
    if branch:
        r.organisation(one, kind="youth_league", tier="branch")
    r.members(r.organisation(two, kind="youth_league"), one, members, birth_year=2003)


def organ_women(
    r: Registry, count: int, *, committee: bool = False, sex: str | None = "female"
) -> None:
    one = r.unit(kind="organ")
    for _ in range(count):
        r.person(one, sex=sex)
    if committee:
        r.organisation(one, kind="womens_committee")


def rooms(r: Registry, count: int, *, room: bool = False) -> None:
    one = r.unit()
    for _ in range(count):
        r.person(one, sex="female")
    if room:
        r.venue(one, kind="mothers_room")


def committee(r: Registry, count: int, **person: object) -> None:
    one = r.unit()
    r.committee(r.organisation(one), one, count, **person)


def busy(r: Registry, posts: int) -> None:
    one = r.unit()
    organisation, person = r.organisation(one), r.person(one)
    for _ in range(posts):
        r.appoint(r.post(organisation, "member"), person)
