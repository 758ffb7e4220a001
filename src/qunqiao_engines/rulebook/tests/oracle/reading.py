"""What a person would count in a registry: members, holders, the current term, a vacancy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qunqiao_engines.rulebook.tests.oracle.judging import after_months, there
from qunqiao_engines.rulebook.tests.oracle.world import Organisation, Person, Post, Unit, Year


@dataclass(frozen=True)
class Span:
    """A number known between two ends."""

    least: int
    most: int

    @property
    def exact(self) -> bool:
        return self.least == self.most


def women(people: list[Person]) -> Span:
    """How many are women, when some may not say."""
    least = sum(person.sex == "female" for person in people)
    return Span(least, least + sum(person.sex is None for person in people))


def at_least(span: Span | None, threshold: int) -> bool | None:
    """Whether a number known between two ends reaches ``threshold``."""
    if span is None:
        return None
    if span.least >= threshold or span.most < threshold:
        return span.least >= threshold
    return None


def employees(unit: Unit, day: date) -> list[Person]:
    return [one for one in unit.people if one.left_on is None or one.left_on > day]


def organisations(unit: Unit, kind: str, day: date) -> list[Organisation]:
    found = (one for one in unit.organisations if there(one.founded_on, one.closed_on, day))
    return [one for one in found if one.kind == kind]


def members(organisation: Organisation, day: date) -> list[Person] | None:
    """Those in membership; None when nobody was ever recorded."""
    begun = [one for one in organisation.memberships if one.joined_on <= day]
    if not begun:
        return None
    staying = (one.person for one in begun if one.left_on is None or one.left_on > day)
    return list(dict.fromkeys(staying))


def enrolled(unit: Unit, kind: str, day: date, *, joint: bool = False) -> list[Person] | None:
    """People of ``unit`` in an organisation of ``kind`` anywhere; None when it has no people."""
    people = employees(unit, day)
    if not people:
        return None
    found: set[Person] = set()
    for organisation in unit.world.organisations:
        if organisation.kind != kind or (joint and organisation.tier != "joint"):
            continue
        if there(organisation.founded_on, organisation.closed_on, day):
            found.update(members(organisation, day) or ())
    return [person for person in people if person in found]


def posts(organisation: Organisation, body: str | None, day: date) -> list[Post]:
    found = (post for post in organisation.posts if there(post.opened_on, post.closed_on, day))
    return [post for post in found if body is None or post.body == body]


def titled(organisation: Organisation, title: str, day: date) -> list[Post]:
    return [post for post in posts(organisation, "committee", day) if post.title == title]


def holders(found: list[Post], day: date) -> list[Person]:
    """Who holds one of these posts, each person once."""
    held = (one for post in found for one in post.holdings)
    return list(dict.fromkeys(one.person for one in held if there(one.began_on, one.ended_on, day)))


def seated(organisation: Organisation, body: str, day: date) -> list[Person] | None:
    """The members of a body; None when it has no posts at all."""
    found = posts(organisation, body, day)
    return holders(found, day) if found else None


def vacant_since(found: list[Post], day: date) -> date | None:
    """Since when nobody holds any of these posts, if that can be told."""
    begun = [one for post in found for one in post.holdings if one.began_on <= day]
    ended = [one.ended_on for one in begun if one.ended_on is not None]
    if ended:
        return max(ended)
    opened = [post.opened_on for post in found if post.opened_on is not None]
    return min(opened) if opened else None


@dataclass(frozen=True)
class Mandate:
    """The current term: when it ends, and what its extension does."""

    began_on: date
    years: int
    ends_on: date
    until: date | None
    document: str | None

    @property
    def extended(self) -> bool:
        return self.until is not None and self.until > self.ends_on

    def running(self, day: date) -> bool:
        return self.extended and self.until is not None and self.until >= day

    @property
    def due_on(self) -> date:
        approved = self.extended and self.document is not None
        return self.until if approved and self.until is not None else self.ends_on


def mandate(organisation: Organisation, day: date) -> Mandate | None:
    """The latest term begun, unless it has ended."""
    begun = [term for term in organisation.terms if term.began_on <= day]
    if not begun:
        return None
    term = max(begun, key=lambda one: (one.began_on, one.number))
    if term.ended_on is not None and term.ended_on <= day:
        return None
    ends = after_months(term.began_on, 12 * term.years)
    document = (term.extension_document or "").strip() or None
    return Mandate(term.began_on, term.years, ends, term.extended_until, document)


def last_year(organisation: Organisation, day: date) -> Year | None:
    return next((year for year in organisation.years if year.year == day.year - 1), None)


def ages(people: list[Person], day: date) -> list[int] | None:
    """This year less the birth year of each; None when one is not known or nobody is there."""
    years = [person.birth_year for person in people]
    if not years or any(year is None for year in years):
        return None
    return [day.year - year for year in years if year is not None]
