"""Who holds the posts: choosing holders for the last two terms, and leaving what must be vacant."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from qunqiao_engines.exact import Draws
from qunqiao_engines.synth import troubles
from qunqiao_engines.synth.days import day_between, days_after, months_after, years_after
from qunqiao_engines.synth.posts import is_abolished
from qunqiao_engines.synth.values import Appointment, History, Member, Organisation, Post

# Officers of the sample are of middle age, except where the script asks for old committees.
_OLDEST: Final = 48
_OLD: Final = 51
_YOUNGEST: Final = {"chair": 38, "deputy_chair": 33}


@dataclass
class Desk:
    """What is settled so far in one unit: who is taken now, who was taken a term ago, who is reserved."""

    draws: Draws
    as_of: date
    now: Counter[str] = field(default_factory=Counter)
    before: Counter[str] = field(default_factory=Counter)
    reserved: dict[str, Member] = field(default_factory=dict)


@dataclass(frozen=True)
class Office:
    """One organisation to be staffed: its terms, its posts, and who may hold them."""

    organisation: Organisation
    history: History
    posts: list[Post]
    bench: list[Member]


def staff_office(office: Office, desk: Desk) -> list[Appointment]:
    """Appointments to all posts of ``office``, past and present.

    Guarantees: a holder is a member on the day they begin, no two hold one post
    on one day, nobody sits twice in a body, and only the posts the script names
    are vacant, as far as there are people enough.
    """
    emptied = vacated(office, desk)
    appointments: list[Appointment] = []
    for post in office.posts:
        if is_abolished(post, office.history):
            appointments += _earlier_holder(office, post, desk, None)
            continue
        chosen = desk.reserved.get(post.code) or _woman_of_committee(office, post, appointments)
        chosen = chosen or _choose_now(office, post, desk)
        if chosen is None:
            continue
        lasted = emptied.get(post.code)
        if lasted is None:
            desk.now[chosen.person.staff_number] += 1
        appointments += _tenure(office, post, chosen, lasted, desk)
    return appointments


def vacated(office: Office, desk: Desk) -> dict[str, date]:
    """The last day of the last holder, for each post the script wants vacant now."""
    code = office.organisation.code
    committee = [p for p in office.posts if p.body == "committee" and p.closed_on is None]
    months = {
        **troubles.CHAIR_VACANT,
        **troubles.CHAIR_VACANT_WITHIN,
        **troubles.SECRETARY_VACANT,
    }.get(code)
    found = {}
    if months is not None:
        found[committee[0].code] = days_after(months_after(desk.as_of, -months), -3)
    if code in troubles.SEATS_FILLED:
        for post in committee[troubles.SEATS_FILLED[code] :]:
            found[post.code] = days_after(desk.as_of, -desk.draws.between(60, 400))
    return found


def _tenure(
    office: Office, post: Post, chosen: Member, lasted: date | None, desk: Desk
) -> list[Appointment]:
    """The chain of holders of ``post`` that ends with ``chosen``, oldest first."""
    previous = office.history.previous
    began = max(office.history.current.began_on, chosen.joined_on)
    last = lasted or office.organisation.closed_on
    free = post.code not in desk.reserved
    if previous and free and chosen.is_in(previous.began_on) and desk.draws.chance(9, 20):
        desk.before[chosen.person.staff_number] += 1
        return [Appointment(post.code, chosen.person, previous.began_on, last)]
    chain = _earlier_holder(office, post, desk, chosen)
    if last is None and free and desk.draws.chance(1, 12):
        replaced = _replaced_midway(office, post, chosen, desk)
        if replaced:
            return [*chain, *replaced]
    if last is not None and last <= began:
        return chain
    return [*chain, Appointment(post.code, chosen.person, began, last)]


def _earlier_holder(
    office: Office, post: Post, desk: Desk, successor: Member | None
) -> list[Appointment]:
    """Who held ``post`` in the previous term; empty in a first term, or where nobody is left of it."""
    previous = office.history.previous
    if previous is None:
        return []
    bench = [m for m in _bench(office, post) if m.is_in(previous.began_on) and m != successor]
    holder = _free(bench, desk.before, desk)
    if holder is None:
        return []
    desk.before[holder.person.staff_number] += 1
    # Until a successor was a member, the one before stayed in office.
    began = office.history.current.began_on
    end = days_after(max(began, successor.joined_on) if successor else began, -1)
    last = min(end, holder.left_on) if holder.left_on else end
    return [Appointment(post.code, holder.person, previous.began_on, last)]


def _replaced_midway(office: Office, post: Post, chosen: Member, desk: Desk) -> list[Appointment]:
    """A by-election: somebody else began the term, left the post, and ``chosen`` followed."""
    began = office.history.current.began_on
    first, last = days_after(began, 100), days_after(desk.as_of, -120)
    if first >= last or chosen.joined_on > first:
        return []
    left = day_between(desk.draws, first, last)
    bench = [m for m in _bench(office, post) if m.is_in(began) and m.is_in(left) and m != chosen]
    holder = _free(bench, desk.now + desk.before, desk)
    if holder is None:
        return []
    desk.before[holder.person.staff_number] += 1
    follows = days_after(left, desk.draws.between(12, 80))
    return [
        Appointment(post.code, holder.person, began, left),
        Appointment(post.code, chosen.person, follows, None),
    ]


def _choose_now(office: Office, post: Post, desk: Desk) -> Member | None:
    """Who holds ``post`` now: of fitting age and there since the election, or the nearest to that."""
    end = office.organisation.closed_on or desk.as_of
    bench = [m for m in _bench(office, post) if m.is_in(end)]
    elected = [m for m in bench if m.joined_on <= office.history.current.began_on]
    fitting = [m for m in elected if _of_fitting_age(office, post, m, end)]
    return (
        _free(fitting, desk.now, desk)
        or _free(elected, desk.now, desk)
        or _free(bench, desk.now, desk)
    )


def _bench(office: Office, post: Post) -> list[Member]:
    if post.body != "women":
        return office.bench
    return [m for m in office.bench if m.person.sex == "female"]


def _free(group: list[Member], taken: Counter[str], desk: Desk) -> Member | None:
    free = [m for m in group if not taken[m.person.staff_number]]
    return desk.draws.pick(free) if free else None


def _of_fitting_age(office: Office, post: Post, member: Member, day: date) -> bool:
    birth = member.person.birth_date
    if birth is None or member.person.sex is None:
        return False
    if office.organisation.kind == "youth_league":
        return True
    youngest, oldest = _YOUNGEST.get(post.title, 27), _OLDEST
    if office.organisation.code in troubles.OLD_COMMITTEE and post.body == "committee":
        youngest, oldest = _OLD, 60
    return years_after(birth, youngest) <= day < years_after(birth, oldest + 1)


def _woman_of_committee(
    office: Office, post: Post, appointments: list[Appointment]
) -> Member | None:
    """The woman of the committee who, as is usual, also leads its women workers' committee."""
    if (post.body, post.title) != ("women", "chair"):
        return None
    seats = {p.code for p in office.posts if p.body == "committee"}
    women = {
        a.person.staff_number
        for a in appointments
        if a.post_code in seats and a.ended_on is None and a.person.sex == "female"
    }
    return next(
        (m for m in office.bench if m.left_on is None and m.person.staff_number in women), None
    )
