"""Facts: who is counted on the day, and what nobody knows."""

from datetime import date

import pytest

from qunqiao_engines.rulebook import FACTS, TABLES, facts_page
from qunqiao_engines.rulebook.tests.registry import (
    RULEBOOKS,
    TODAY,
    Registry,
    finding,
    only,
    outcome,
)

# Only the rules these tests ask: the same answers, sooner.
BOOKS = only(
    "house-concurrent-posts",
    "league-branch-3",
    "league-branch-committee-7",
    "union-audit-committee",
    "union-basic-unit-25",
    "union-chair-vacancy",
    "union-levy-2pct",
    "union-women-committee",
)


def test_every_fact_is_documented_in_both_languages():
    for facts in FACTS.values():
        for fact in facts.values():
            assert fact.label.zh
            assert fact.label.en
            assert fact.doc.endswith(".")
            assert fact.sources or fact.room
            assert (fact.type == "rows") == (fact.table is not None)


def test_a_closed_unit_or_organisation_is_not_examined():
    registry = Registry()
    registry.organisation(registry.unit(closed_on=TODAY), closed_on=TODAY)

    evaluation = registry.check(BOOKS)
    assert evaluation.subjects == {"unit": 0, "organisation": 0}
    assert evaluation.findings == []


def test_what_opens_later_is_not_examined_yet():
    registry = Registry()
    registry.unit(opened_on=date(2027, 1, 1))

    assert registry.check(BOOKS).subjects["unit"] == 0


def test_an_organisation_of_an_unrecorded_unit_is_still_examined():
    registry = Registry()
    registry.organisation("nowhere", audit_committee=False)

    evaluation = registry.check(BOOKS)
    assert outcome(evaluation, "union-audit-committee", "nowhere") == "breach"
    assert outcome(evaluation, "union-chair-vacancy", "nowhere") == "unknown"


@pytest.mark.parametrize(
    ("left", "result"), [(TODAY, "not_applicable"), (date(2026, 11, 21), "breach")]
)
def test_a_member_counts_until_the_day_of_leaving(left, result):
    registry = Registry()
    one, two = registry.unit(), registry.unit()
    registry.members(registry.organisation(two), one, 24)
    registry.join("o1", registry.person(one), left_on=left)

    assert outcome(registry.check(BOOKS), "union-basic-unit-25") == result


def test_a_person_in_two_unions_is_one_member():
    registry = Registry()
    one, two = registry.unit(), registry.unit()
    union, joint = registry.organisation(two), registry.organisation(two, tier="joint")
    for key in registry.members(union, one, 24):
        registry.join(joint, key)

    assert outcome(registry.check(BOOKS), "union-basic-unit-25") == "not_applicable"


def test_people_of_unknown_sex_decide_only_when_they_can():
    registry = Registry()
    one = registry.unit()
    organisation = registry.organisation(one, women_committee=False)
    registry.members(organisation, one, 10, sex="female")
    registry.members(organisation, one, 3)

    assert outcome(registry.check(BOOKS), "union-women-committee") == "breach"


@pytest.mark.parametrize(("unsexed", "result"), [(1, "not_applicable"), (2, "unknown")])
def test_a_doubt_that_cannot_reach_the_threshold_is_no_doubt(unsexed, result):
    registry = Registry()
    one = registry.unit()
    organisation = registry.organisation(one, women_committee=False)
    registry.members(organisation, one, 8, sex="female")
    registry.members(organisation, one, unsexed)

    assert outcome(registry.check(BOOKS), "union-women-committee") == result


def test_somebody_on_the_audit_committee_proves_that_there_is_one():
    registry = Registry()
    one = registry.unit()
    organisation = registry.organisation(one)
    registry.appoint(registry.post(organisation, "member", body="audit"), registry.person(one))

    assert outcome(registry.check(BOOKS), "union-audit-committee") == "sound"


def test_a_post_nobody_ever_held_is_vacant_since_it_was_opened():
    registry = Registry()
    registry.post(registry.organisation(registry.unit()), opened_on=date(2026, 1, 1))
    found = finding(registry.check(BOOKS), "union-chair-vacancy")

    assert found.evidence["chair_vacant_since"] == "2026-01-01"


def test_a_fault_begins_when_the_time_allowed_is_over():
    registry = Registry()
    registry.post(registry.organisation(registry.unit()), opened_on=date(2026, 6, 17))
    found = finding(registry.check(BOOKS), "union-chair-vacancy")

    assert found.since == date(2026, 9, 17)
    assert found.values["overdue_days"] == 64


def test_a_vacancy_of_unknown_beginning_is_unknown():
    registry = Registry()
    registry.post(registry.organisation(registry.unit()))

    assert outcome(registry.check(BOOKS), "union-chair-vacancy") == "unknown"


def test_a_chair_and_member_in_one_person_is_one_committee_member():
    registry = Registry()
    one = registry.unit()
    organisation = registry.organisation(one, kind="youth_league", tier="branch")
    registry.members(organisation, one, 7)
    for key in registry.committee(organisation, one, 2):
        registry.appoint(registry.post(organisation, "secretary"), key)

    found = finding(registry.check(BOOKS), "league-branch-committee-7")
    assert found.evidence["committee_members"] == 2


def test_league_members_known_to_be_past_28_are_not_counted():
    registry = Registry()
    one, two = registry.unit(), registry.unit()
    league = registry.organisation(two, kind="youth_league")
    registry.members(league, one, 2, birth_year=2003)
    registry.members(league, one, 5, birth_year=1990)

    assert outcome(registry.check(BOOKS), "league-branch-3") == "not_applicable"


def test_a_union_founded_within_the_year_owes_no_full_levy():
    registry = Registry()
    organisation = registry.organisation(registry.unit(), founded_on=date(2025, 7, 1))
    registry.fund(organisation, 2025, "1000000.00", "0.00")

    assert outcome(registry.check(BOOKS), "union-levy-2pct") == "not_applicable"


def test_the_busiest_person_is_counted_across_organisations():
    registry = Registry()
    one = registry.unit()
    person = registry.person(one)
    for _ in range(2):
        organisation = registry.organisation(one)
        for _ in range(2):
            registry.appoint(registry.post(organisation, "member"), person)

    found = [f for f in registry.check(BOOKS).findings if f.rule == "house-concurrent-posts"]
    assert [f.evidence["most_concurrent_posts"] for f in found] == [4, 4]
    assert found[0].rows["appointments"] == ("a1", "a2", "a3", "a4")


def test_the_dictionary_of_facts_is_the_page_in_the_docs():
    page = (RULEBOOKS.parent / "docs" / "facts.md").read_text("utf-8")

    assert page == facts_page(), "write it again: qunqiao rules facts > docs/facts.md"


def test_every_fact_says_what_it_is_where_it_comes_from_and_what_null_means():
    for facts in FACTS.values():
        for fact in facts.values():
            assert fact.doc.endswith(".")
            assert fact.when_null
            assert set(fact.sources) <= set(TABLES)
            assert fact.sources or fact.room
