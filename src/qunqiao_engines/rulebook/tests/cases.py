"""For each shipped rule: a registry that breaks it, one that keeps it, one it cannot judge."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from qunqiao_engines.rulebook.tests import builders as b
from qunqiao_engines.rulebook.tests.registry import Registry

Build = Callable[[Registry], object]
LATE, YOUNG, OLD = date(2021, 3, 12), date(2024, 5, 4), date(2026, 1, 31)


_chair_cases = {
    "union-chair-vacancy": ("enterprise", "110000", date(2026, 8, 19), date(2026, 8, 20)),
    "union-chair-vacancy-organ": ("organ", "110000", date(2026, 5, 19), date(2026, 5, 20)),
    "union-chair-vacancy-henan": ("organ", "410100", date(2026, 8, 19), date(2026, 8, 20)),
    "union-chair-vacancy-chongqing": ("social", "500100", date(2026, 8, 19), date(2026, 8, 20)),
    "house-chair-vacancy": ("institution", "110000", date(2026, 5, 19), date(2026, 5, 20)),
}
_extended = {"extended_until": date(2026, 12, 31), "extension_document": "工发〔2026〕3号"}
_undocumented = {"extended_until": date(2026, 12, 31)}
_in_term = partial(b.term, began=YOUNG, years=3)
_league_branch = partial(b.term, years=3, kind="youth_league", tier="branch")

#: Rule -> (breach, sound, what it cannot judge, outcome of the third).
CASES: dict[str, tuple[Build, Build, Build, str]] = {
    "union-basic-unit-25": (
        partial(b.unit, members=25),
        partial(b.own_union, members=25),
        b.unit,
        "unknown",
    ),
    "house-unit-without-union": (
        partial(b.unit, head_count=25),
        partial(b.own_union, head_count=25),
        partial(b.unit, head_count=None),
        "unknown",
    ),
    "union-establishment-approved": (
        b.approval,
        partial(b.approval, approval_document="工发〔2020〕1号"),
        partial(b.approval, tier="branch"),
        "not_applicable",
    ),
    "union-term-length": (
        partial(b.term, began=YOUNG, years=4),
        _in_term,
        partial(b.term, began=None),
        "unknown",
    ),
    "union-term-expired": (
        partial(b.term, began=LATE),
        _in_term,
        partial(b.term, began=None),
        "unknown",
    ),
    "union-term-extension": (
        partial(b.term, began=date(2021, 7, 1), **_undocumented),
        partial(b.term, began=date(2021, 7, 1), **_extended),
        _in_term,
        "not_applicable",
    ),
    "union-term-extension-length": (
        partial(b.term, began=date(2021, 6, 30), **_extended),
        partial(b.term, began=date(2021, 7, 1), **_extended),
        partial(b.term, began=date(2021, 6, 30), **_undocumented),
        "not_applicable",
    ),
    "union-small-unit": (b.small, partial(b.small, tier="joint"), b.unit, "unknown"),
    "union-establish-deadline-henan": (
        partial(b.opened, region="410100", on=date(2025, 11, 19)),
        partial(b.opened, region="410100", on=date(2025, 11, 19), union=True),
        partial(b.opened, region="410100", on=None),
        "unknown",
    ),
    "union-establish-deadline-shanghai": (
        partial(b.opened, region="310101", on=date(2026, 5, 19)),
        partial(b.opened, region="310101", on=date(2026, 5, 19), union=True),
        partial(b.opened, region="310101", on=date(2026, 5, 20)),
        "not_applicable",
    ),
    "union-audit-committee-size": (
        partial(b.audit, seats=2),
        partial(b.audit, seats=3),
        partial(b.audit, seats=0),
        "unknown",
    ),
    "union-committee-size-futian": (
        partial(b.size, members=30, seats=4, region="440304"),
        partial(b.size, members=30, seats=5, region="440304"),
        partial(b.size, members=30, seats=0, region="440304"),
        "unknown",
    ),
    **{
        f"union-women-committee-{place}": (
            partial(b.women, count=10, has=False, region=region),
            partial(b.women, count=10, has=True, region=region),
            partial(b.women, count=10, has=None, region=region),
            "unknown",
        )
        for place, region in (("henan", "410100"), ("chongqing", "500100"))
    },
    **{
        f"union-fulltime-staff-{place}": (
            partial(b.staff, region=region, full=0, part=2),
            partial(b.staff, region=region, full=3, part=2),
            partial(b.staff, region=region, full=0, part=1, unsaid=3),
            "unknown",
        )
        for place, region in (("henan", "410100"), ("chongqing", "500100"), ("shanghai", "310101"))
    },
    **{
        rule: (
            partial(b.chair, gone=over, kind=kind, region=region),
            partial(b.chair, gone=just, kind=kind, region=region),
            partial(b.chair, gone=None, kind=kind, region=region, post=False),
            "unknown",
        )
        for rule, (kind, region, over, just) in _chair_cases.items()
    },
    "union-committee-size": (
        partial(b.size, members=201, seats=6),
        partial(b.size, members=201, seats=7),
        partial(b.size, members=201, seats=0),
        "unknown",
    ),
    "union-audit-committee": (
        partial(b.approval, audit_committee=False),
        partial(b.approval, audit_committee=True),
        b.approval,
        "unknown",
    ),
    "union-women-committee": (
        partial(b.women, count=10, has=False),
        partial(b.women, count=10, has=True),
        partial(b.women, count=10, has=None),
        "unknown",
    ),
    "union-women-committee-beijing": (
        partial(b.women, count=25, has=False, region="110105"),
        partial(b.women, count=25, has=True, region="110105"),
        partial(b.women, count=25, has=False),
        "not_applicable",
    ),
    "union-women-committee-shanghai": (
        partial(b.women, count=25, has=False, region="310101"),
        partial(b.women, count=25, has=True, region="310101"),
        partial(b.women, count=24, has=False, region="310101"),
        "not_applicable",
    ),
    "union-premises": (
        partial(b.premises, declared=False, venue="mothers_room"),
        partial(b.premises, declared=False, venue="activity_room"),
        partial(b.premises, declared=None),
        "unknown",
    ),
    "union-fulltime-chair-200": (
        partial(b.full_time, head_count=200, full=False),
        partial(b.full_time, head_count=200, full=True),
        partial(b.full_time, head_count=200, full=None),
        "unknown",
    ),
    "union-levy-2pct": (
        partial(b.levy, payroll="1000000.00", paid="19999.99"),
        partial(b.levy, payroll="1000000.00", paid="20000.00"),
        partial(b.levy, payroll="1000000.00", paid=None),
        "unknown",
    ),
    "league-branch-3": (
        partial(b.league, members=3),
        partial(b.league, members=3, branch=True),
        partial(b.league, members=0),
        "unknown",
    ),
    "league-branch-committee-7": (
        partial(b.size, members=7, seats=2, kind="youth_league", tier="branch"),
        partial(b.size, members=7, seats=3, kind="youth_league", tier="branch"),
        partial(b.size, members=7, seats=0, kind="youth_league", tier="branch"),
        "unknown",
    ),
    "league-term-2025": (
        partial(b.term, began=LATE, kind="youth_league"),
        partial(b.term, began=YOUNG, years=3, kind="youth_league"),
        partial(b.term, began=None, kind="youth_league"),
        "unknown",
    ),
    "league-term-length-2025": (
        partial(b.term, began=OLD, years=5, kind="youth_league", tier="branch"),
        partial(b.term, began=OLD, years=5, kind="youth_league"),
        partial(b.term, began=LATE, years=5, kind="youth_league", tier="branch"),
        "not_applicable",
    ),
    "league-extension-2025": (
        partial(_league_branch, began=date(2023, 4, 30), **_undocumented),
        partial(_league_branch, began=date(2023, 4, 30), **_extended),
        partial(b.term, began=LATE, kind="trade_union"),
        "not_applicable",
    ),
    "league-extension-length-2025": (
        partial(_league_branch, began=date(2023, 4, 30), **_extended),
        partial(b.term, began=date(2023, 4, 30), years=3, kind="youth_league", **_extended),
        partial(_league_branch, began=date(2023, 4, 30), **_undocumented),
        "not_applicable",
    ),
    "league-branch-50": (
        partial(b.size, members=51, seats=0, kind="youth_league", tier="branch"),
        partial(b.size, members=50, seats=0, kind="youth_league", tier="branch"),
        partial(b.approval, kind="youth_league", tier="branch"),
        "unknown",
    ),
    "league-branch-secretary": (
        partial(b.secretary, held=False),
        partial(b.secretary, held=True),
        partial(b.secretary, held=False, post=False),
        "unknown",
    ),
    "league-term-before-2025": (
        partial(_league_branch, began=LATE),
        partial(_league_branch, began=YOUNG),
        partial(b.term, began=None, kind="youth_league"),
        "unknown",
    ),
    "league-branch-term-length-before-2025": (
        partial(b.term, began=YOUNG, years=4, kind="youth_league", tier="branch"),
        partial(b.term, began=YOUNG, years=2, kind="youth_league", tier="branch"),
        partial(b.term, began=YOUNG, years=4, kind="youth_league"),
        "not_applicable",
    ),
    "women-organ-committee": (
        partial(b.organ_women, count=10),
        partial(b.organ_women, count=10, committee=True),
        partial(b.organ_women, count=10, sex=None),
        "unknown",
    ),
    "women-rooms": (
        partial(b.rooms, count=50),
        partial(b.rooms, count=50, room=True),
        partial(b.rooms, count=0),
        "unknown",
    ),
    "women-leadership-share": (
        partial(b.committee, count=5, sex="male"),
        partial(b.committee, count=5, sex="female"),
        partial(b.committee, count=5),
        "unknown",
    ),
    "house-concurrent-posts": (
        partial(b.busy, posts=4),
        partial(b.busy, posts=3),
        partial(b.busy, posts=0),
        "unknown",
    ),
    "house-committee-average-age": (
        partial(b.committee, count=3, birth_year=1975),
        partial(b.committee, count=3, birth_year=1976),
        partial(b.committee, count=3),
        "unknown",
    ),
    "house-womens-committee-term-expired": (
        partial(b.term, began=LATE, kind="womens_committee"),
        partial(b.term, began=YOUNG, years=3, kind="womens_committee"),
        partial(b.term, began=None, kind="womens_committee"),
        "unknown",
    ),
    "house-committee-without-young": (
        partial(b.committee, count=5, birth_year=1980),
        partial(b.committee, count=5, birth_year=1981),
        partial(b.committee, count=5),
        "unknown",
    ),
    "house-idle-funds": (
        partial(b.spent, money="9999.99"),
        partial(b.spent, money="10000.00"),
        partial(b.spent, money=None),
        "unknown",
    ),
    "house-participation": (
        partial(b.enrolled, members=5, others=5),
        partial(b.enrolled, members=6, others=4),
        partial(b.enrolled, members=0, others=0),
        "unknown",
    ),
    **{
        f"us-lmrda-{rule}": (
            partial(b.local, tier=tier, began=date(2026 - years, 11, 19)),
            partial(b.local, tier=tier, began=date(2026 - years, 11, 20)),
            partial(b.local, tier=tier, began=None),
            "unknown",
        )
        for rule, tier, years in (
            ("local-3y", "local", 3),
            ("intermediate-4y", "intermediate", 4),
            ("national-5y", "national", 5),
        )
    },
}

#: Rules that are no longer in force are tried on their last day.
LAST_DAYS = {
    "league-term-before-2025": date(2025, 1, 2),
    "league-branch-term-length-before-2025": date(2025, 1, 2),
}
