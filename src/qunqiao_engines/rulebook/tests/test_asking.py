"""Whom a rule is asked of: a rule is left out only where the subject's own codes decide that it does not apply."""

import duckdb
import pyarrow as pa
import pytest

from qunqiao_engines.rulebook import asking
from qunqiao_engines.rulebook.asking import grouped
from qunqiao_engines.rulebook.evaluation import graded_rules
from qunqiao_engines.rulebook.grading import NOT_APPLICABLE
from qunqiao_engines.rulebook.groundwork import Groundwork
from qunqiao_engines.rulebook.tests.registry import TODAY, shipped

OWN = pa.table(
    {
        "kind": ["trade_union", "youth_league", None, "trade_union", "trade_union"],
        "tier": ["committee", "branch", "branch", None, "committee"],
    }
)


@pytest.fixture
def rules():
    return [g for g in graded_rules(shipped(), {}, TODAY) if g.rule.subject == "organisation"]


@pytest.fixture
def asked(monkeypatch, rules):
    """For each row of ``OWN`` the ids of the rules asked of it."""
    monkeypatch.setattr(asking, "_MANY", 0)
    rows = {}
    with duckdb.connect(":memory:") as connection:
        ground = Groundwork(connection, TODAY, {}, frozenset())
        for group in grouped(ground, "organisation", rules, OWN):
            for row, chosen in enumerate(group.chosen.to_pylist()):
                if chosen:
                    assert row not in rows
                    rows[row] = {graded.rule.id for graded in group.rules}
    return rows


def test_a_rule_of_another_kind_or_tier_is_not_asked(asked):
    assert "union-audit-committee" in asked[0]
    assert "league-branch-50" not in asked[0]
    assert "union-audit-committee" not in asked[1]
    assert "league-branch-50" in asked[1]


def test_where_a_code_is_missing_the_rule_is_asked(asked):
    assert {"union-audit-committee", "league-branch-50"} & asked[2] == {"league-branch-50"}
    assert "union-audit-committee" in asked[3]


def test_a_rule_that_is_not_in_force_is_asked_of_nobody(asked):
    assert all("league-term-before-2025" not in rules for rules in asked.values())


def test_subjects_alike_are_one_group(asked):
    assert asked[0] == asked[4]
    assert len(asked) == len(OWN)


def test_few_subjects_are_asked_everything_at_once(rules):
    with duckdb.connect(":memory:") as connection:
        (group,) = grouped(
            Groundwork(connection, TODAY, {}, frozenset()), "organisation", rules, OWN
        )

    assert group.rules == rules


def test_a_rule_that_was_not_asked_applies_to_nobody(rules):
    group = asking.Group(None, rules[:1])
    told = pa.table({"id": [7], "unit_id": [3], rules[0].rule.id: pa.array([0], pa.int8())})
    completed = group.completed(told, rules[:2])

    assert completed[rules[0].rule.id].to_pylist() == [0]
    assert completed[rules[1].rule.id].to_pylist() == [NOT_APPLICABLE]
