"""The shipped rulebooks: each rule can be broken, kept, and left undecided."""

from functools import cache

import pytest

from qunqiao_engines.rulebook import computation, sentence
from qunqiao_engines.rulebook.tests.cases import CASES, LAST_DAYS
from qunqiao_engines.rulebook.tests.registry import TODAY, Registry, only, outcome, shipped

BOOKS = shipped()
RULES = {rule.id: rule for book in BOOKS for rule in book.rules}


@cache
def check(rule, case):
    registry = Registry()
    CASES[rule][case](registry)
    return registry.check(only(rule), as_of=LAST_DAYS.get(rule, TODAY))


def test_every_shipped_rule_that_can_run_has_its_cases():
    assert sorted(CASES) == sorted(name for name, rule in RULES.items() if not rule.waits_for)


@pytest.mark.parametrize("rule", sorted(CASES))
def test_a_rule_is_broken(rule):
    evaluation = check(rule, 0)

    found = [f for f in evaluation.findings if f.rule == rule and f.outcome == "breach"]
    assert len(found) == 1
    assert found[0].basis
    assert found[0].evidence
    assert found[0].unit_id == "u1"


@pytest.mark.parametrize("rule", sorted(CASES))
def test_a_rule_is_kept(rule):
    evaluation = check(rule, 1)

    assert outcome(evaluation, rule) == "sound"


@pytest.mark.parametrize("rule", sorted(CASES))
def test_a_rule_that_cannot_be_judged_says_so(rule):
    evaluation = check(rule, 2)

    assert outcome(evaluation, rule) == CASES[rule][3]


@pytest.mark.parametrize(
    "rule", sorted(name for name, case in CASES.items() if case[3] == "unknown")
)
def test_an_unknown_names_what_is_missing(rule):
    undecided = next(f for f in check(rule, 2).findings if f.rule == rule)

    assert undecided.outcome == "unknown"
    assert undecided.missing
    assert "没有填“" in sentence(RULES[rule], undecided, "zh")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("rule", sorted(CASES))
def test_a_breach_can_be_said_in_both_languages(rule, language):
    broken = next(f for f in check(rule, 0).findings if f.rule == rule)

    for text in (sentence, computation):
        words = text(RULES[rule], broken, language)
        assert "{" not in words
        assert "None" not in words


def test_an_unverified_rule_is_never_called_verified():
    unverified = {rule.id for rule in RULES.values() if not rule.verified}

    assert "union-committee-size" in unverified
    assert {rule.id for rule in RULES.values() if rule.rulebook == "house-policy"} <= unverified
    assert "union-basic-unit-25" not in unverified


def test_every_source_says_what_it_is_and_a_rule_of_a_place_rests_on_a_text_that_binds_there():
    local = [rule for rule in RULES.values() if rule.regions]

    assert all(basis.kind for rule in RULES.values() for basis in rule.basis)
    assert local
    for rule in local:
        for region in rule.regions:
            assert any(region.startswith(basis.region) for basis in rule.basis if basis.region)


def test_one_missing_union_gives_one_finding():
    # Both the Law and the house rule speak of a unit with 25 members and no union.
    registry = Registry()
    one, two = registry.unit(head_count=40), registry.unit()
    registry.members(registry.organisation(two), one, 25)

    rules = [
        f.rule
        for f in registry.check(BOOKS).findings
        if f.outcome == "breach" and f.unit_id == "u1"
    ]
    assert rules == ["union-basic-unit-25"]
