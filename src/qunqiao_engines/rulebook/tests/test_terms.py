"""Terms: which one is current, when it ends, and what an extension does."""

from datetime import date

import pytest

from qunqiao_engines.rulebook import sentence
from qunqiao_engines.rulebook.tests.registry import Registry, finding, only, outcome

EXPIRED, EXTENSION = "union-term-expired", "union-term-extension"
LENGTH = "union-term-extension-length"
BOOKS = only(EXPIRED, EXTENSION, LENGTH, "union-term-length")
RULES = {rule.id: rule for book in BOOKS for rule in book.rules}


@pytest.fixture
def registry():
    registry = Registry()
    registry.organisation(registry.unit())
    return registry


def breaches(evaluation):
    return [f.rule for f in evaluation.findings if f.outcome == "breach" and "-term-" in f.rule]


def test_an_organisation_without_a_term_is_unknown_and_says_why(registry):
    undecided = finding(registry.check(BOOKS), EXPIRED)

    assert undecided.outcome == "unknown"
    assert "现届次" in sentence(RULES[EXPIRED], undecided, "zh")


def test_a_term_that_is_over_with_no_successor_leaves_no_current_term(registry):
    registry.term("o1", date(2021, 3, 12), ended_on=date(2026, 3, 12))

    assert outcome(registry.check(BOOKS), EXPIRED) == "unknown"


def test_impossible_years_are_unknown_not_an_accident(registry):
    registry.term("o1", date(2021, 3, 12), years=999999)

    assert outcome(registry.check(BOOKS), EXPIRED) == "unknown"


@pytest.mark.parametrize(("day", "result"), [(12, "sound"), (13, "breach")])
def test_the_last_day_of_a_term_is_still_in_it(registry, day, result):
    registry.term("o1", date(2021, 3, 12))

    assert outcome(registry.check(BOOKS, as_of=date(2026, 3, day)), EXPIRED) == result


def test_a_term_from_a_leap_day_ends_on_28_february(registry):
    registry.term("o1", date(2020, 2, 29), years=3)

    found = finding(registry.check(BOOKS, as_of=date(2023, 3, 1)), EXPIRED)
    assert found.since == date(2023, 2, 28)
    assert found.evidence["term_overdue_days"] == 1


def test_a_term_whose_successor_has_begun_is_not_current(registry):
    registry.term("o1", date(2015, 3, 12), number=1)
    registry.term("o1", date(2024, 3, 12), number=2)

    assert outcome(registry.check(BOOKS), EXPIRED) == "sound"


def test_a_term_that_begins_later_is_not_current_yet(registry):
    registry.term("o1", date(2021, 3, 12), number=1)
    current = registry.rows["terms"][0]["id"]
    registry.term("o1", date(2026, 12, 1), number=2)

    assert finding(registry.check(BOOKS), EXPIRED).rows["terms"] == (current,)


def test_an_expired_term_without_extension_is_one_finding(registry):
    registry.term("o1", date(2021, 3, 12))

    assert breaches(registry.check(BOOKS)) == [EXPIRED]


def test_an_extension_without_a_document_is_one_finding(registry):
    registry.term("o1", date(2021, 9, 1), extended_until=date(2027, 1, 31))

    assert breaches(registry.check(BOOKS)) == [EXTENSION]


@pytest.mark.parametrize(("until", "found"), [(date(2027, 3, 1), []), (date(2027, 3, 2), [LENGTH])])
def test_an_extension_may_last_six_months_to_the_day(registry, until, found):
    registry.term("o1", date(2021, 9, 1), extended_until=until, extension_document="工发1号")

    assert breaches(registry.check(BOOKS)) == found


def test_an_extension_that_has_run_out_is_expired_and_nothing_else(registry):
    registry.term(
        "o1", date(2020, 3, 12), extended_until=date(2026, 6, 30), extension_document="工发1号"
    )

    evaluation = registry.check(BOOKS)
    assert breaches(evaluation) == [EXPIRED]
    assert finding(evaluation, EXPIRED).since == date(2026, 6, 30)


def test_an_unapproved_extension_does_not_move_the_due_day(registry):
    registry.term("o1", date(2020, 3, 12), extended_until=date(2026, 6, 30))

    assert finding(registry.check(BOOKS), EXPIRED).since == date(2025, 3, 12)


def test_an_extension_to_before_the_natural_end_extends_nothing(registry):
    registry.term(
        "o1", date(2021, 3, 12), extended_until=date(2025, 1, 1), extension_document="工发1号"
    )

    assert finding(registry.check(BOOKS), EXPIRED).since == date(2026, 3, 12)


def test_a_blank_document_is_no_document(registry):
    registry.term("o1", date(2021, 9, 1), extended_until=date(2027, 1, 31), extension_document="  ")

    assert breaches(registry.check(BOOKS)) == [EXTENSION]


def test_the_sentence_gives_the_day_and_the_days(registry):
    registry.term("o1", date(2021, 3, 12))

    found = finding(registry.check(BOOKS), EXPIRED)
    assert sentence(RULES[EXPIRED], found, "zh") == (
        "这届委员会到 2026 年 3 月 12 日任期届满，已过期 253 天，名册没有登记仍然有效的延期批复。"
    )
    assert "on 12 March 2026, 253 days ago" in sentence(RULES[EXPIRED], found, "en")
