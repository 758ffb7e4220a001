"""Who belonged to which union and League organisation, and from when to when."""

from datetime import date

from qunqiao_engines.exact import Draws
from qunqiao_engines.synth.days import day_between, days_after
from qunqiao_engines.synth.values import History, Member, Organisation, Person

Members = dict[str, list[Member]]


def enrol(
    organisations: list[Organisation],
    histories: dict[str, History],
    everyone: dict[str, list[Person]],
    draws: Draws,
    as_of: date,
) -> Members:
    """Members by organisation code, past ones too; every organisation has an entry.

    Guarantees: nobody joins before the founding or before being hired, and
    nobody stays past the day they left the unit or the organisation closed.
    """
    members: Members = {organisation.code: [] for organisation in organisations}
    for organisation in organisations:
        founded = histories[organisation.code].founded_on
        stream = draws.fork(organisation.code)
        for unit in organisation.serves or (organisation.unit_code,):
            for person in everyone[unit]:
                member = _member(organisation, person, founded, stream, as_of)
                if member is not None:
                    members[organisation.code].append(member)
    for former in _before_transfer(organisations, histories, everyone, draws.fork("transfers")):
        members[former.organisation_code].append(former)
    return members


def membership_rows(members: Members) -> list[dict[str, object]]:
    """The sheet of memberships."""
    return [
        {
            "organisation_code": member.organisation_code,
            "staff_number": member.person.staff_number,
            "joined_on": member.joined_on,
            "left_on": member.left_on,
        }
        for group in members.values()
        for member in group
    ]


def _member(
    organisation: Organisation, person: Person, founded: date, draws: Draws, as_of: date
) -> Member | None:
    if organisation.kind == "trade_union" and person.in_union:
        last_day = person.left_on
        wait = draws.between(1, 30) if person.came_from else draws.between(10, 200)
    elif organisation.kind == "youth_league" and person.league_until is not None:
        # League members bring their membership along; the transfer takes a few weeks.
        last_day = _earlier(person.left_on, person.league_until)
        wait = draws.between(5, 60)
    else:
        return None
    joined = max(days_after(person.hired_on, wait), founded)
    end = _earlier(last_day, organisation.closed_on)
    if joined >= as_of or (end is not None and end <= joined):
        return None
    return Member(
        organisation.code, person, joined, end if end is not None and end <= as_of else None
    )


def _before_transfer(
    organisations: list[Organisation],
    histories: dict[str, History],
    everyone: dict[str, list[Person]],
    draws: Draws,
) -> list[Member]:
    """The ended memberships of those who came from another unit's union."""
    union_of = {
        unit: organisation
        for organisation in organisations
        if organisation.kind == "trade_union"
        for unit in organisation.serves
    }
    former = []
    for person in (person for people in everyone.values() for person in people):
        union = union_of.get(person.came_from or "")
        if union is None or not person.in_union:
            continue
        left = days_after(person.hired_on, -1)
        earliest = max(histories[union.code].founded_on, days_after(left, -365 * 6))
        if union.code != union_of[person.unit_code].code and earliest < days_after(left, -200):
            joined = day_between(draws, earliest, days_after(left, -200))
            former.append(Member(union.code, person, joined, left))
    return former


def _earlier(one: date | None, other: date | None) -> date | None:
    days = [day for day in (one, other) if day is not None]
    return min(days) if days else None
