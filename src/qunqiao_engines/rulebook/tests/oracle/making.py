"""Random small registries whose numbers lie around the thresholds, and whose days around the limits."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from qunqiao_engines.rulebook.tests.oracle.dice import Dice
from qunqiao_engines.rulebook.tests.oracle.judging import after_months
from qunqiao_engines.rulebook.tests.oracle.world import (
    Holding,
    Membership,
    Organisation,
    Person,
    Post,
    Term,
    Unit,
    Venue,
    World,
    Year,
)

REGIONS = (
    *("110105", "310101", "310101", "410100", "500100") * 3,
    *("440304", "440304", "440305", "370100", None),
)
UNIT_KINDS = ("organ", "institution", "enterprise", "social")
STAFF = (0, 0, 1, 3, 5, 8, 10, 11, 12, 25, 26, 30, 36, 45, 54, 64)
HEADS = (None, 0, 9, 10, 25, 30, 60, 199, 200, 201, 300, 334, 667, 1001)
# How often an organisation is of a kind, and the tiers of each.
KINDS = ("trade_union",) * 10 + ("youth_league",) * 4 + ("womens_committee",) + ("other",)
TIERS = {
    "trade_union": ("committee",) * 10
    + ("joint", "joint", "branch", "local", "intermediate", "intermediate", "national", None, None),
    "youth_league": ("branch",) * 4 + ("general_branch", "committee", "committee", None),
    "womens_committee": ("committee", "committee", "branch"),
    "other": ("committee",),
}
MONTHS = (0, 1, 3, 4, 6, 7, 12, 13, 23, 24, 35, 36, 37, 47, 48, 49, 60, 61, 72)


class Maker:
    """Makes one world; everything in it is drawn from ``dice`` around ``day``."""

    def __init__(self, name: str, day: date) -> None:
        self.dice = Dice(name)
        self.day = day
        self.world = World(name)
        self.everyone: list[Person] = []
        # What the posts of one organisation say of full time: nothing but no, or a mixture.
        self.youngest = self.dice.one((16, 25, 40))
        self._paid: tuple[bool | None, ...] = (False,)

    def make(self) -> World:
        for number in range(1 + self.dice.below(2)):
            self.world.units.append(self._unit(f"{self.world.name}u{number}"))
        for unit in self.world.units:
            for number in range(self.dice.one((0, 1, 1, 1, 2, 3))):
                unit.organisations.append(self._organisation(f"{unit.id}o{number}", unit))
        return self.world

    def _past(self) -> date:
        """A day about so many whole months ago."""
        back = after_months(self.day, -self.dice.one(MONTHS))
        return back + timedelta(self.dice.one((-1, 0, 0, 1, 9)))

    def _around(self) -> date:
        """A day about so many whole months before or after."""
        return after_months(self._past(), self.dice.one((0, 0, 3, 6, 12)))

    def _maybe(self, percent: int) -> date | None:
        return self._around() if self.dice.chance(percent) else None

    def _flag(self, unknown: int = 20) -> bool | None:
        return None if self.dice.chance(unknown) else self.dice.chance(50)

    def _unit(self, name: str) -> Unit:
        dice = self.dice
        unit = Unit(
            name,
            None if dice.chance(5) else dice.one(UNIT_KINDS),
            dice.one(REGIONS),
            dice.one(HEADS),
            self._flag(),
            None if dice.chance(15) else self._past(),
            self._maybe(4),
            self.world,
        )
        secrecy, female = dice.one((0, 0, 5, 30)), dice.one((10, 60, 100, 100))
        unit.people = [
            self._person(f"{name}p{number}", secrecy, female) for number in range(dice.one(STAFF))
        ]
        self.everyone += unit.people
        unit.venues = [
            Venue(
                dice.one(("office", "gym", "mothers_room", "mothers_room")),
                self._maybe(30),
                self._maybe(15),
            )
            for _ in range(dice.one((0, 0, 1, 2)))
        ]
        return unit

    def _person(self, key: str, secrecy: int, female: int) -> Person:
        dice = self.dice
        sex = None if dice.chance(secrecy) else "female" if dice.chance(female) else "male"
        born = None if dice.chance(secrecy // 2) else self.day.year - self.youngest - dice.below(30)
        return Person(key, sex, born, self._maybe(3))

    def _organisation(self, name: str, unit: Unit) -> Organisation:
        dice = self.dice
        kind = dice.one(KINDS)
        body = Organisation(name, unit, kind, dice.one(TIERS[kind]))
        body.founded_on, body.closed_on = self._maybe(50), self._maybe(4)
        body.approved_on = self._maybe(40)
        body.approval_document = dice.one((None, None, "  ", "工发〔2020〕1号"))
        body.audit_committee, body.women_committee = self._flag(), self._flag()
        body.terms = [self._term(number) for number in range(1, 1 + dice.one((0, 1, 1, 1, 2)))]
        self._enrol(body)
        self._seat(body)
        body.years = [self._year(self.day.year - back) for back in range(3) if not dice.chance(15)]
        return body

    def _term(self, number: int) -> Term:
        dice = self.dice
        began, years = self._past(), dice.one((1, 2, 3, 3, 3, 4, 5, 5, 5, 6))
        until = None
        if dice.chance(50):
            until = after_months(after_months(began, 12 * years), dice.one((-1, 5, 6, 7, 12, 13)))
            until += timedelta(dice.one((-1, 0, 0, 1)))
        document = dice.one((None, "", "工发〔2026〕3号", "团发〔2026〕1号"))
        return Term(number, began, years, self._maybe(8), until, document)

    def _enrol(self, body: Organisation) -> None:
        dice = self.dice
        share = dice.one((0, 20, 60, 100, 100))
        pool = self.everyone if dice.chance(25) else body.unit.people
        for person in (one for one in pool if dice.chance(share)):
            joined = after_months(self.day, -dice.below(60))
            body.memberships.append(Membership(person, joined, self._maybe(5)))

    def _seat(self, body: Organisation) -> None:
        dice = self.dice
        self._paid = dice.one(
            ((False,), (False,), (False, None), (False, True), (False, True, None))
        )
        self._post(body, "committee", dice.one(("chair", "chair", "secretary", "deputy_chair")))
        if dice.chance(20):
            body.posts.clear()
        for _ in range(dice.one((0, 2, 3, 4, 6, 8))):
            self._post(body, "committee", dice.one(("member", "member", "secretary")))
        for _ in range(dice.one((0, 0, 1, 3, 5, 12))):
            self._post(body, "audit", "member")
        if dice.chance(15):
            self._post(body, "women", "chair")

    def _post(self, body: Organisation, part: str, title: str) -> None:
        dice = self.dice
        post = Post(part, title, dice.one(self._paid), self._maybe(60), self._maybe(3))
        if title == "chair" and dice.chance(55):
            # Left about three or six months ago: where the deadlines of a by-election lie.
            gone = after_months(self.day, -dice.one((3, 6))) + timedelta(dice.one((-1, 0, 1)))
            began = after_months(gone, -24)
            post.opened_on = dice.one((None, began, gone))
            if self.everyone and post.opened_on != gone:
                post.holdings.append(Holding(dice.one(self.everyone), began, gone))
            body.posts.append(post)
            return
        for _ in range(dice.one((0, 1, 1, 1, 2)) if self.everyone else 0):
            ended = self._around() if dice.chance(35) else None
            post.holdings.append(Holding(dice.one(self.everyone), self._past(), ended))
        body.posts.append(post)

    def _year(self, year: int) -> Year:
        dice = self.dice
        levy = dice.one((None, "0.00", "19999.99", "20000.00", "15000.50", "25000.00"))
        spent = dice.one((None, "0.00", "7500.24", "7500.25", "10000.00", "20000.00"))
        payroll = dice.one((None, "0.00", "1000000.00", "1000000.49", "999999.99"))
        exact = (None if text is None else Decimal(text) for text in (payroll, levy, spent))
        return Year(year, *exact)
