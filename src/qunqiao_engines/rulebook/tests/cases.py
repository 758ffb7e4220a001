"""For each shipped rule: a registry that breaks it, one that keeps it, one it cannot judge."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from qunqiao_engines.rulebook.tests.registry import Registry

Build = Callable[[Registry], object]
LATE, YOUNG, OLD = date(2021, 3, 12), date(2024, 5, 4), date(2026, 1, 31)


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


def size(
    r: Registry, members: int, seats: int, kind: str = "trade_union", tier: str = "committee"
) -> None:
    one = r.unit()
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


_chair_cases = {
    "union-chair-vacancy": ("enterprise", "110000", date(2026, 8, 19), date(2026, 8, 20)),
    "union-chair-vacancy-organ": ("organ", "110000", date(2026, 5, 19), date(2026, 5, 20)),
    "union-chair-vacancy-henan": ("organ", "410100", date(2026, 8, 19), date(2026, 8, 20)),
    "union-chair-vacancy-chongqing": ("social", "500100", date(2026, 8, 19), date(2026, 8, 20)),
    "house-chair-vacancy": ("institution", "110000", date(2026, 5, 19), date(2026, 5, 20)),
}
_extended = {"extended_until": date(2026, 12, 31), "extension_document": "工发〔2026〕3号"}
_undocumented = {"extended_until": date(2026, 12, 31)}
_in_term = partial(term, began=YOUNG, years=3)

#: Rule -> (breach, sound, what it cannot judge, outcome of the third).
CASES: dict[str, tuple[Build, Build, Build, str]] = {
    "union-basic-unit-25": (
        partial(unit, members=25),
        partial(own_union, members=25),
        unit,
        "unknown",
    ),
    "house-unit-without-union": (
        partial(unit, head_count=25),
        partial(own_union, head_count=25),
        partial(unit, head_count=None),
        "unknown",
    ),
    "union-establishment-approved": (
        approval,
        partial(approval, approval_document="工发〔2020〕1号"),
        partial(approval, tier="branch"),
        "not_applicable",
    ),
    "union-term-length": (
        partial(term, began=YOUNG, years=4),
        _in_term,
        partial(term, began=None),
        "unknown",
    ),
    "union-term-expired": (
        partial(term, began=LATE),
        _in_term,
        partial(term, began=None),
        "unknown",
    ),
    "union-term-extension": (
        partial(term, began=date(2021, 7, 1), **_undocumented),
        partial(term, began=date(2021, 7, 1), **_extended),
        _in_term,
        "not_applicable",
    ),
    **{
        rule: (
            partial(chair, gone=over, kind=kind, region=region),
            partial(chair, gone=just, kind=kind, region=region),
            partial(chair, gone=None, kind=kind, region=region, post=False),
            "unknown",
        )
        for rule, (kind, region, over, just) in _chair_cases.items()
    },
    "union-committee-size": (
        partial(size, members=201, seats=6),
        partial(size, members=201, seats=7),
        partial(size, members=201, seats=0),
        "unknown",
    ),
    "union-audit-committee": (
        partial(approval, audit_committee=False),
        partial(approval, audit_committee=True),
        approval,
        "unknown",
    ),
    "union-women-committee": (
        partial(women, count=10, has=False),
        partial(women, count=10, has=True),
        partial(women, count=10, has=None),
        "unknown",
    ),
    "union-women-committee-beijing": (
        partial(women, count=25, has=False, region="110105"),
        partial(women, count=25, has=True, region="110105"),
        partial(women, count=25, has=False),
        "not_applicable",
    ),
    "union-women-committee-shanghai": (
        partial(women, count=25, has=False, region="310101"),
        partial(women, count=25, has=True, region="310101"),
        partial(women, count=24, has=False, region="310101"),
        "not_applicable",
    ),
    "union-premises": (
        partial(premises, declared=False, venue="mothers_room"),
        partial(premises, declared=False, venue="activity_room"),
        partial(premises, declared=None),
        "unknown",
    ),
    "union-fulltime-chair-200": (
        partial(full_time, head_count=200, full=False),
        partial(full_time, head_count=200, full=True),
        partial(full_time, head_count=200, full=None),
        "unknown",
    ),
    "union-levy-2pct": (
        partial(levy, payroll="1000000.00", paid="19999.99"),
        partial(levy, payroll="1000000.00", paid="20000.00"),
        partial(levy, payroll="1000000.00", paid=None),
        "unknown",
    ),
    "league-branch-3": (
        partial(league, members=3),
        partial(league, members=3, branch=True),
        partial(league, members=0),
        "unknown",
    ),
    "league-branch-committee-7": (
        partial(size, members=7, seats=2, kind="youth_league", tier="branch"),
        partial(size, members=7, seats=3, kind="youth_league", tier="branch"),
        partial(size, members=7, seats=0, kind="youth_league", tier="branch"),
        "unknown",
    ),
    "league-term-2025": (
        partial(term, began=LATE, kind="youth_league"),
        partial(term, began=YOUNG, years=3, kind="youth_league"),
        partial(term, began=None, kind="youth_league"),
        "unknown",
    ),
    "league-term-length-2025": (
        partial(term, began=OLD, years=5, kind="youth_league", tier="branch"),
        partial(term, began=OLD, years=5, kind="youth_league"),
        partial(term, began=LATE, years=5, kind="youth_league", tier="branch"),
        "not_applicable",
    ),
    "league-extension-2025": (
        partial(
            term, began=date(2023, 4, 30), years=3, kind="youth_league", tier="branch", **_extended
        ),
        partial(term, began=date(2023, 4, 30), years=3, kind="youth_league", **_extended),
        partial(term, began=LATE, kind="trade_union"),
        "not_applicable",
    ),
    "women-organ-committee": (
        partial(organ_women, count=10),
        partial(organ_women, count=10, committee=True),
        partial(organ_women, count=10, sex=None),
        "unknown",
    ),
    "women-rooms": (
        partial(rooms, count=50),
        partial(rooms, count=50, room=True),
        partial(rooms, count=0),
        "unknown",
    ),
    "women-leadership-share": (
        partial(committee, count=5, sex="male"),
        partial(committee, count=5, sex="female"),
        partial(committee, count=5),
        "unknown",
    ),
    "house-concurrent-posts": (
        partial(busy, posts=4),
        partial(busy, posts=3),
        partial(busy, posts=0),
        "unknown",
    ),
    "house-committee-average-age": (
        partial(committee, count=3, birth_year=1975),
        partial(committee, count=3, birth_year=1976),
        partial(committee, count=3),
        "unknown",
    ),
    "house-womens-committee-term-expired": (
        partial(term, began=LATE, kind="womens_committee"),
        partial(term, began=YOUNG, years=3, kind="womens_committee"),
        partial(term, began=None, kind="womens_committee"),
        "unknown",
    ),
}
