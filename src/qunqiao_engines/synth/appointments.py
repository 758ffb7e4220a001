"""Appointments in every organisation, unit by unit, and the people who hold too many posts."""

from datetime import date

from qunqiao_engines.exact import Draws
from qunqiao_engines.synth import troubles
from qunqiao_engines.synth.days import years_after
from qunqiao_engines.synth.offices import Desk, Office, staff_office
from qunqiao_engines.synth.values import Appointment, Planted, Post


def appoint(
    offices: list[Office], draws: Draws, as_of: date
) -> tuple[list[Appointment], list[Planted]]:
    """All appointments, and the crowded people the script asked for.

    Offices of one unit share a desk, so that an officer sits in one body, or in
    a committee and the women's committee it leads.
    """
    appointments: list[Appointment] = []
    crowded: list[Planted] = []
    for unit_code in dict.fromkeys(office.organisation.unit_code for office in offices):
        together = [o for o in offices if o.organisation.unit_code == unit_code]
        desk = Desk(draws.fork(unit_code), as_of)
        if unit_code in troubles.CROWDED:
            crowded.append(_reserve(together, desk))
        for office in together:
            appointments += staff_office(office, desk)
    return appointments, crowded


def appointment_rows(appointments: list[Appointment]) -> list[dict[str, object]]:
    """The sheet of appointments."""
    return [
        {
            "post_code": appointment.post_code,
            "staff_number": appointment.person.staff_number,
            "began_on": appointment.began_on,
            "ended_on": appointment.ended_on,
        }
        for appointment in appointments
    ]


def _reserve(offices: list[Office], desk: Desk) -> Planted:
    """Keep four posts of the unit for one young woman of the League, as the survey found happens."""
    by_kind = {office.organisation.kind: office for office in offices}
    union, league = by_kind["trade_union"], by_kind["youth_league"]
    in_union = {m.person.staff_number: m for m in union.bench if m.left_on is None}
    in_league = {
        m.person.staff_number: m
        for m in league.bench
        if m.left_on is None
        and m.person.staff_number in in_union
        and m.person.sex == "female"
        and m.person.birth_date is not None
        and years_after(m.person.birth_date, 24) <= desk.as_of
    }
    number = desk.draws.pick(sorted(in_league))
    desk.reserved[_seat(league, "committee", "secretary").code] = in_league[number]
    extra = by_kind.get("womens_committee")
    for post in (
        _seat(union, "committee", "member"),
        _seat(union, "women", "chair"),
        _seat(extra, "committee", "member") if extra else _seat(union, "audit", "member"),
    ):
        desk.reserved[post.code] = in_union[number]
    # Taken, before anybody is chosen: a fifth post would be chance, not script.
    desk.now[number] = len(desk.reserved)
    return Planted("house-concurrent-posts", number, f"同时担任{len(desk.reserved)}个职务")


def _seat(office: Office, body: str, title: str) -> Post:
    return next(post for post in office.posts if (post.body, post.title) == (body, title))
