"""The invented people of a unit: who works there now, who has left, and how old they are."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from qunqiao_engines.exact import Draws
from qunqiao_engines.synth import troubles
from qunqiao_engines.synth.days import day_between, days_after, years_after
from qunqiao_engines.synth.names import full_name
from qunqiao_engines.synth.tree import CLOSED, MERGED_INTO
from qunqiao_engines.synth.values import Person, Unit

LEAGUE_AGE: Final = 28
# Before the gradual rise that began in 2025; these people retire in round years.
_RETIRES: Final = {"male": 60, "female": 55}
# Ages of staff past League age, by share.
_AGES: Final = {(28, 34): 22, (35, 44): 36, (45, 54): 32, (55, 59): 10}
# Few enough left that no branch is due; see LEAGUE_CLOSED.
_LEAGUE_SIZE: Final = {"LJ044": 2, "LJ007": 0}


@dataclass(frozen=True)
class _Cohort:
    """People of a unit who are alike; shares in percent, ages as the staff at large if None."""

    size: int
    union_share: int
    women: int
    ages: tuple[int, int] | None = None
    in_league: bool = False
    has_left: bool = False


def populate(units: dict[str, Unit], draws: Draws, as_of: date) -> dict[str, list[Person]]:
    """The people of each unit by unit code, in order of staff number; some units have none on record.

    Guarantees: everybody was hired at 20 or later and after their unit opened,
    nobody is past retirement, and those with a ``league_until`` ahead of
    ``as_of`` are under 28.
    """
    everyone = {
        code: []
        if code in troubles.PEOPLE_UNRECORDED
        else _unit_people(unit, draws.fork(code), as_of)
        for code, unit in units.items()
    }
    return _with_transfers(everyone, units, draws.fork("transfers"))


def people_rows(everyone: dict[str, list[Person]]) -> list[dict[str, object]]:
    """The sheet of people: nothing here that the registry does not need."""
    return [
        {
            "staff_number": person.staff_number,
            "name": person.name,
            "sex": person.sex,
            "birth_date": person.birth_date,
            "unit_code": person.unit_code,
            "left_on": person.left_on,
        }
        for people in everyone.values()
        for person in people
    ]


def _unit_people(unit: Unit, draws: Draws, as_of: date) -> list[Person]:
    share = 0 if unit.plan.code in troubles.UNION_NOBODY else draws.between(90, 98)
    people = [
        _person(unit, cohort, draws, as_of)
        for cohort in _cohorts(unit, share)
        for _ in range(cohort.size)
    ]
    number = unit.plan.code.removeprefix("LJ")
    return [
        replace(person, staff_number=f"1{number}{serial:04d}")
        for serial, person in enumerate(draws.shuffled(people), start=1)
    ]


def _cohorts(unit: Unit, share: int) -> list[_Cohort]:
    code, size, women = unit.plan.code, unit.plan.head_count, unit.plan.women
    if unit.closed_on is not None:
        return [_Cohort(size, 100, women, has_left=True)]
    league = _LEAGUE_SIZE.get(code, size * 9 // 100)
    were_in_league = size * 8 // 100
    # Who the script needs, whatever the seed: elders for an old committee, one to be overburdened.
    elders = 12 if f"{code}-GH" in troubles.OLD_COMMITTEE else 0
    burdened = 1 if code in troubles.CROWDED else 0
    return [
        _Cohort(burdened, 100, 100, (25, 26), in_league=True),
        _Cohort(league - burdened, share, women, (21, 27), in_league=True),
        _Cohort(were_in_league, share, women, (29, 33), in_league=True),
        _Cohort(elders, 100, women, (53, 58)),
        _Cohort(size - league - were_in_league - elders, share, women),
        _Cohort(size // 20 + 1, share, women, has_left=True),
    ]


def _person(unit: Unit, cohort: _Cohort, draws: Draws, as_of: date) -> Person:
    sex = "female" if draws.chance(cohort.women, 100) else "male"
    last_day = _last_day(unit, cohort, draws, as_of)
    age = _age(cohort, sex, draws)
    birth = days_after(years_after(last_day, -age), -draws.between(1, 350))
    if cohort.has_left and unit.closed_on is None and age >= _RETIRES[sex] - 1:
        birth = years_after(last_day, -_RETIRES[sex])
    started = years_after(birth, draws.between(20, 23 if cohort.in_league else 29))
    started = max(days_after(started, draws.between(0, 300)), unit.opened_on)
    return Person(
        staff_number="",
        name=full_name(draws, sex, birth),
        # A few records lack what nobody asked for when they were first typed in.
        sex=None if not cohort.in_league and draws.chance(1, 180) else sex,
        birth_date=None if not cohort.in_league and draws.chance(1, 150) else birth,
        unit_code=unit.plan.code,
        hired_on=min(started, days_after(last_day, -120)),
        left_on=last_day if cohort.has_left else None,
        in_union=draws.chance(cohort.union_share, 100),
        league_until=years_after(birth, LEAGUE_AGE) if cohort.in_league else None,
    )


def _last_day(unit: Unit, cohort: _Cohort, draws: Draws, as_of: date) -> date:
    if unit.closed_on is not None:
        return unit.closed_on
    if not cohort.has_left:
        return as_of
    first = max(years_after(as_of, -6), years_after(unit.opened_on, 1))
    return day_between(draws, first, days_after(as_of, -30))


def _age(cohort: _Cohort, sex: str, draws: Draws) -> int:
    youngest, oldest = cohort.ages or draws.weighted(_AGES)
    latest = _RETIRES[sex] - 1
    return draws.between(min(youngest, latest - 4), min(oldest, latest))


def _with_transfers(
    everyone: dict[str, list[Person]], units: dict[str, Unit], draws: Draws
) -> dict[str, list[Person]]:
    """Everyone, where some came from another unit: most of the closed one, and a few from elsewhere."""
    closed_on = units[CLOSED].closed_on
    moved = _moved_people(everyone[CLOSED], closed_on)
    staying = [person for person in everyone[CLOSED] if person not in moved]
    number = len(everyone[MERGED_INTO])
    arrivals = [
        replace(
            person,
            staff_number=f"1{MERGED_INTO.removeprefix('LJ')}{number + place:04d}",
            unit_code=MERGED_INTO,
            hired_on=days_after(person.left_on, 1),
            left_on=None,
            came_from=CLOSED,
        )
        for place, person in enumerate(moved, start=1)
        if person.left_on is not None
    ]
    result = {
        code: [_came_from_a_sibling(person, units, draws) for person in people]
        for code, people in everyone.items()
    }
    return {**result, CLOSED: staying, MERGED_INTO: result[MERGED_INTO] + arrivals}


def _moved_people(people: list[Person], closed_on: date | None) -> list[Person]:
    # Retirement would have come first for some; those are left where they were.
    return [p for p in people if p.left_on == closed_on and p.birth_date is not None][:14]


def _came_from_a_sibling(person: Person, units: dict[str, Unit], draws: Draws) -> Person:
    birth = person.birth_date
    if birth is None or person.league_until is not None or not draws.chance(1, 120):
        return person
    siblings = [
        code
        for code, unit in units.items()
        if unit.plan.parent == units[person.unit_code].plan.parent
        and code != person.unit_code
        and unit.closed_on is None
        and years_after(unit.opened_on, 3) < person.hired_on
        and years_after(birth, 26) < person.hired_on
    ]
    return replace(person, came_from=draws.pick(siblings)) if siblings else person
