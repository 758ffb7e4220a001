"""The posts an organisation has: how many seats in which body, by its members."""

from dataclasses import replace
from typing import Final

from qunqiao_engines.exact import Draws
from qunqiao_engines.synth import troubles
from qunqiao_engines.synth.organisations import has_audit_committee, has_women_committee
from qunqiao_engines.synth.values import History, Member, Organisation, Post, Unit

# Members up to which a union committee has so many seats: inside the bands of the 2016 election
# rules, and odd as local practice asks.
_COMMITTEE_SEATS: Final = ((24, 3), (100, 5), (200, 7), (500, 9), (1000, 13))
FULL_TIME_FROM: Final = 200
"""Staff from which the sample's unions have a full-time chair (中国工会章程)."""


def posts_of(
    organisation: Organisation, unit: Unit, history: History, members: list[Member], draws: Draws
) -> list[Post]:
    """The posts of ``organisation``, in the order of their codes; none where no people are recorded.

    Now and then the last one was closed at the last election, when a committee
    was made smaller.
    """
    if organisation.unit_code in troubles.PEOPLE_UNRECORDED:
        return []
    # Of an organisation that has closed, the members are those of its last day.
    size = sum(1 for m in members if m.left_on in {None, organisation.closed_on})
    seats = _seats(organisation, members, size)
    opened = history.previous.began_on if history.previous else history.founded_on
    chair_full_time = (
        organisation.kind == "trade_union"
        and unit.plan.head_count >= FULL_TIME_FROM
        and organisation.code not in troubles.FULL_TIME_MISSING
    )
    posts = [
        Post(
            f"{organisation.code}-{place:02d}",
            organisation.code,
            body,
            title,
            full_time=chair_full_time and (body, title) == ("committee", "chair"),
            opened_on=opened,
            closed_on=organisation.closed_on,
        )
        for place, (body, title) in enumerate(seats, start=1)
    ]
    if history.previous and len(posts) >= 5 and draws.chance(1, 8):
        code = f"{organisation.code}-{len(posts) + 1:02d}"
        last = replace(posts[0], code=code, title="member", full_time=False)
        posts.append(replace(last, closed_on=history.current.began_on))
    return posts


def post_rows(posts: list[Post]) -> list[dict[str, object]]:
    """The sheet of posts."""
    return [
        {
            "code": post.code,
            "organisation_code": post.organisation_code,
            "body": post.body,
            "title": post.title,
            "full_time": post.full_time,
            "opened_on": post.opened_on,
            "closed_on": post.closed_on,
        }
        for post in posts
    ]


def is_abolished(post: Post, history: History) -> bool:
    """Whether ``post`` was closed by the election that began the current term."""
    return post.closed_on is not None and post.closed_on == history.current.began_on


def _seats(organisation: Organisation, members: list[Member], size: int) -> list[tuple[str, str]]:
    if organisation.kind == "youth_league":
        return _league_seats(organisation, size)
    if organisation.kind == "womens_committee":
        return _body("committee", 5)
    if organisation.code in troubles.ORGANISER_ONLY:
        return [("committee", "organiser")]
    seats = _body("committee", next(count for limit, count in _COMMITTEE_SEATS if size <= limit))
    if has_audit_committee(organisation):
        seats += [("audit", "chair")] + [("audit", "member")] * (4 if size > 500 else 2)
    if has_women_committee(organisation, members):
        women = sum(1 for m in members if m.left_on is None and m.person.sex == "female")
        seats += [("women", "chair")] + [("women", "member")] * (4 if women >= 60 else 2)
    return seats


def _body(body: str, count: int) -> list[tuple[str, str]]:
    """``count`` seats led by a chair; a deputy from five on, standing members from eleven on."""
    seats = [(body, "chair")]
    if count >= 5:
        seats.append((body, "deputy_chair"))
    if count >= 11:
        seats += [(body, "standing_member")] * 3
    return seats + [(body, "member")] * (count - len(seats))


def _league_seats(organisation: Organisation, size: int) -> list[tuple[str, str]]:
    # 团支部工作条例: below seven members a secretary only; then three to five.
    secretary = [("committee", "secretary")]
    if organisation.code in troubles.LEAGUE_SECRETARY_ONLY or size < 7:
        return secretary
    deputy = [*secretary, ("committee", "deputy_secretary")]
    if organisation.tier == "committee":
        count = 7
    elif organisation.tier == "general_branch":
        count = 5
    else:
        count = 3 if size < 15 else 5
    return deputy + [("committee", "member")] * (count - 2)
