"""Rules of law whose facts nothing records yet: checked and shown, and binding nobody."""

from functools import cache

import duckdb
import pyarrow as pa
import pytest

from qunqiao_engines.rulebook import FACTS
from qunqiao_engines.rulebook.checks import compile_rule
from qunqiao_engines.rulebook.tests.oracle.awaited import AWAITED, broken
from qunqiao_engines.rulebook.tests.oracle.dice import Dice
from qunqiao_engines.rulebook.tests.registry import TODAY, Registry, only, outcome, shipped

RULES = {rule.id: rule for book in shipped() for rule in book.rules if rule.waits_for}
NUMBERS = (None, 0, 1, 6, 7, 8, 12, 13, 14, 15, 16, 20, 21, 22, 30, 31, 60)


@cache
def rows():
    """What elections might record one day: numbers around the limits, some of them missing."""
    dice = Dice("awaited")
    facts = {name: f for name, f in FACTS["organisation"].items() if f.room is not None}
    return [
        {
            name: dice.one((None, True, False) if fact.type == "boolean" else NUMBERS)
            for name, fact in facts.items()
            if fact.type in ("boolean", "integer")
        }
        for _ in range(500)
    ]


@pytest.fixture(scope="module")
def elections():
    kinds = {"boolean": pa.bool_(), "integer": pa.int64()}
    schema = [(name, kinds[FACTS["organisation"][name].type]) for name in rows()[0]]
    with duckdb.connect() as connection:
        connection.register("elections", pa.Table.from_pylist(rows(), schema=pa.schema(schema)))
        yield connection


@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_rule_that_waits_binds_nobody(rule):
    registry = Registry()
    registry.organisation(registry.unit(region="110105"))

    assert not RULES[rule].in_force(TODAY)
    assert outcome(registry.check(only(rule)), rule) == "not_applicable"


def test_every_rule_that_waits_is_written_once_more():
    assert sorted(AWAITED) == sorted(RULES)


@pytest.mark.parametrize("rule", sorted(RULES))
def test_it_will_say_what_plain_python_says(rule, elections):
    compiled = compile_rule(RULES[rule], place=rule)
    sql = compiled.breach.sql(compiled.values, RULES[rule].parameters, "duckdb")
    found = elections.execute(f"SELECT {sql} FROM elections")

    said = [row[0] for row in found.fetchall()]
    assert said == [broken(rule, row) for row in rows()]
    assert {True, False, None} == set(said)


def test_what_it_waits_for_is_said_in_words():
    waiting = RULES["union-election-quorum-2-3"].waits_for

    assert [(room.zh, room.en) for room in waiting] == [("选举资料", "elections")]
