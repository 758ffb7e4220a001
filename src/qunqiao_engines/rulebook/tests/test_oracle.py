"""Random registries: the database and a plain reading of the rule agree, unknowns included."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from qunqiao_engines.rulebook.tests.registry import TODAY, Registry, only, outcome

BOOKS = only(
    "union-basic-unit-25", "union-chair-vacancy", "union-term-expired", "union-term-extension"
)
DAYS = st.dates(date(2015, 1, 1), date(2028, 12, 31))
MAYBE_DAYS = st.none() | DAYS
SLOW = settings(max_examples=40, deadline=None, derandomize=True)


def after_years(day, years):
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 2, 28)


def after_months(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return last if day.day > last.day else first.replace(day=day.day)


def term_outcomes(terms):
    """(expired, extension) as the statute reads, from the rows alone."""
    begun = [(began, number, row) for number, (began, *row) in enumerate(terms) if began <= TODAY]
    if not begun:
        return "unknown", "not_applicable"
    began, _, (years, ended, until, document) = max(begun, key=lambda entry: entry[:2])
    if ended is not None and ended <= TODAY:
        return "unknown", "not_applicable"
    end = after_years(began, years)
    extended = until is not None and until > end
    if extended and until >= TODAY:
        fine = document is not None and until <= after_months(end, 6)
        return "sound", "sound" if fine else "breach"
    due = until if extended and document is not None else end
    return "breach" if due < TODAY else "sound", "not_applicable"


TERMS = st.tuples(DAYS, st.sampled_from([3, 5]), MAYBE_DAYS, MAYBE_DAYS, st.none() | st.just("1号"))


@SLOW
@given(st.lists(TERMS, max_size=3))
def test_terms_are_read_as_the_statute_reads(terms):
    registry = Registry()
    registry.organisation(registry.unit())
    for number, (began, years, ended, until, document) in enumerate(terms):
        registry.term(
            "o1",
            began,
            years,
            number=number,
            ended_on=ended,
            extended_until=until,
            extension_document=document,
        )

    evaluation = registry.check(BOOKS)
    found = outcome(evaluation, "union-term-expired"), outcome(evaluation, "union-term-extension")
    assert found == term_outcomes(terms)


def chair_outcome(opened, appointments):
    """The outcome for one chair post of an enterprise, from the rows alone."""
    begun = [ended for began, ended in appointments if began <= TODAY]
    if any(ended is None or ended > TODAY for ended in begun):
        return "sound"
    since = max(begun) if begun else opened
    if since is None:
        return "unknown"
    return "breach" if after_months(since, 3) < TODAY else "sound"


@SLOW
@given(
    st.none() | st.dates(date(2015, 1, 1), TODAY),
    st.lists(st.tuples(DAYS, MAYBE_DAYS), max_size=3),
)
def test_a_vacancy_is_counted_as_the_statute_counts(opened, appointments):
    registry = Registry()
    one = registry.unit()
    post = registry.post(registry.organisation(one), opened_on=opened)
    for began, ended in appointments:
        registry.appoint(post, registry.person(one), began_on=began, ended_on=ended)

    assert outcome(registry.check(BOOKS), "union-chair-vacancy") == chair_outcome(
        opened, appointments
    )


@SLOW
@given(
    st.integers(0, 27),
    st.integers(0, 3),
    st.lists(st.sampled_from(["branch", "committee", "joint"]), max_size=2),
)
def test_members_and_committees_are_counted_as_the_law_counts(members, others, tiers):
    registry = Registry()
    one, two = registry.unit(), registry.unit()
    registry.members(registry.organisation(two), one, members)
    for _ in range(others):
        registry.person(one)
    for tier in tiers:
        registry.organisation(one, tier=tier)

    expected = "unknown" if members + others == 0 else "not_applicable"
    if members >= 25:
        expected = "sound" if {"committee", "joint"} & set(tiers) else "breach"
    assert outcome(registry.check(BOOKS), "union-basic-unit-25") == expected
