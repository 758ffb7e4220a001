"""The people of the demonstration: one for each role, picked where there is something to see."""

from datetime import date

from qunqiao_engines.synth.days import years_after
from qunqiao_engines.synth.values import Appointment, Person, Player

_OFFICER_UNION = "LJ005-GH"
_OTHER_UNION = "LJ014-GH"


def choose_cast(
    everyone: dict[str, list[Person]], appointments: list[Appointment], as_of: date
) -> dict[str, Player]:
    """Who plays whom, by role; ten different people, all on the staff now.

    The unit lead's subtree holds the officer's unit, the other officer's lies
    outside it, and the auditor chairs the audit committee of the officer's union.
    """
    taken: set[str] = set()

    def play(role: str, person: Person, organisation_code: str | None = None) -> Player:
        taken.add(person.staff_number)
        return Player(role, person.staff_number, person.name, person.unit_code, organisation_code)

    def staff(role: str, unit_code: str) -> Player:
        """Somebody of the unit with a complete record, some years of work and no post."""
        posts = {a.person.staff_number for a in appointments}
        free = (
            p
            for p in everyone[unit_code]
            if p.left_on is None
            and p.sex is not None
            and p.birth_date is not None
            and years_after(p.birth_date, 36) <= as_of
            and p.in_union
            and p.staff_number not in taken | posts
        )
        return play(role, next(free))

    players = [
        play("officer", _holder(f"{_OFFICER_UNION}-01", appointments), _OFFICER_UNION),
        play("other_officer", _holder(f"{_OTHER_UNION}-01", appointments), _OTHER_UNION),
        play("auditor", _holder(f"{_OFFICER_UNION}-08", appointments), _OFFICER_UNION),
        staff("supervisor", "LJ001"),
        staff("unit_lead", "LJ002"),
        staff("worker", "LJ005"),
        staff("counsellor", "LJ029"),
        staff("teller", "LJ005"),
        staff("editor", "LJ001"),
        staff("reviewer", "LJ035"),
    ]
    return {player.role: player for player in players}


def _holder(post_code: str, appointments: list[Appointment]) -> Person:
    return next(a.person for a in appointments if a.post_code == post_code and a.ended_on is None)
