"""The sample province put together: nine tables, the cast, and what was planted in them."""

from dataclasses import dataclass
from datetime import date

from qunqiao_engines.exact import Draws
from qunqiao_engines.synth import (
    appointments,
    funds,
    memberships,
    organisations,
    people,
    posts,
    terms,
    tree,
    venues,
)
from qunqiao_engines.synth.cast import choose_cast
from qunqiao_engines.synth.memberships import Members
from qunqiao_engines.synth.offices import Office
from qunqiao_engines.synth.planted import planted_problems
from qunqiao_engines.synth.values import History, Organisation, Person, Planted, Player, Unit


@dataclass(frozen=True)
class Province:
    """An invented province: ``tables`` by name in the registry's field codes, values as Python's.

    ``cast`` has the demonstration's people by role, ``planted`` the problems
    put in on purpose.
    """

    seed: str
    as_of: date
    tables: dict[str, list[dict[str, object]]]
    cast: dict[str, Player]
    planted: tuple[Planted, ...]


@dataclass(frozen=True)
class _Ground:
    """What the later tables are built on."""

    units: dict[str, Unit]
    everyone: dict[str, list[Person]]
    organisations: list[Organisation]
    histories: dict[str, History]
    members: Members


def sample_province(*, seed: str = "群桥", as_of: date = date(2026, 11, 20)) -> Province:
    """An invented province as a registry would hold it on ``as_of``.

    Guarantees: the same seed and day give the same tables, every reference
    resolves, no natural key occurs twice, and each planted problem is in the
    tables. The units and their problems are a script; the seed draws the people,
    days, rooms and sums. Nobody in it exists.

    ValueError: ``as_of`` is before 2025, when the League's present terms did not
    yet apply and some units were too young for the past they are given.
    """
    if as_of.year < 2025:
        raise ValueError(f"the sample province begins in 2025: {as_of} is too early")
    draws = Draws(seed)
    ground = _lay_ground(draws, as_of)
    offices = _offices(ground, draws.fork("posts"))
    held, crowded = appointments.appoint(offices, draws.fork("appointments"), as_of)
    tables = {
        "units": tree.unit_rows(ground.units, draws.fork("unit rows")),
        "organisations": _organisation_rows(ground, draws.fork("approvals")),
        "terms": terms.term_rows(list(ground.histories.values())),
        "people": people.people_rows(ground.everyone),
        "posts": posts.post_rows([post for office in offices for post in office.posts]),
        "appointments": appointments.appointment_rows(held),
        "memberships": memberships.membership_rows(ground.members),
        "funds": _fund_rows(ground, draws.fork("funds"), as_of),
        "venues": venues.venue_rows(ground.units, draws.fork("venues"), as_of),
    }
    planted = (*planted_problems(), *crowded)
    cast = choose_cast(ground.everyone, held, as_of)
    return Province(seed, as_of, tables, cast, planted)


def _lay_ground(draws: Draws, as_of: date) -> _Ground:
    units = tree.grow(draws.fork("units"), as_of)
    everyone = people.populate(units, draws.fork("people"), as_of)
    bodies = [
        *organisations.unions(units),
        *organisations.leagues(units, everyone, as_of),
        *organisations.womens_committees(units),
    ]
    bodies.sort(key=lambda body: body.code)
    stream = draws.fork("terms")
    histories = {
        body.code: terms.history_of(
            body, units[body.unit_code].opened_on, stream.fork(body.code), as_of
        )
        for body in bodies
    }
    members = memberships.enrol(bodies, histories, everyone, draws.fork("members"), as_of)
    return _Ground(units, everyone, bodies, histories, members)


def _offices(ground: _Ground, draws: Draws) -> list[Office]:
    result = []
    for body in ground.organisations:
        members, history = ground.members[body.code], ground.histories[body.code]
        unit = ground.units[body.unit_code]
        bench = members
        if body.kind == "womens_committee":
            # It has no members of its own: its officers are women of the unit's union.
            union = ground.members[f"{body.unit_code}-GH"]
            bench = [m for m in union if m.person.sex == "female"]
        seats = posts.posts_of(body, unit, history, members, draws.fork(body.code))
        result.append(Office(body, history, seats, bench))
    return result


def _organisation_rows(ground: _Ground, draws: Draws) -> list[dict[str, object]]:
    return [
        organisations.organisation_row(
            body, ground.histories[body.code], ground.members[body.code], draws.fork(body.code)
        )
        for body in ground.organisations
    ]


def _fund_rows(ground: _Ground, draws: Draws, as_of: date) -> list[dict[str, object]]:
    return [
        row
        for body in ground.organisations
        for row in funds.fund_rows(
            body,
            ground.units[body.unit_code].plan.kind,
            ground.histories[body.code],
            ground.members[body.code],
            draws.fork(body.code),
            as_of,
        )
    ]
