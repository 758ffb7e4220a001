"""Prepared rulebooks: asked again and again, they say what a whole evaluation says, and nothing stale."""

from datetime import date
from operator import attrgetter

import pyarrow as pa
import pytest

from qunqiao_engines.rulebook import TABLES, Prepared, RulebookError
from qunqiao_engines.rulebook.tests.cases import CASES
from qunqiao_engines.rulebook.tests.registry import ARROW, TODAY, Registry, only, shipped

SAME = attrgetter(
    "rule", "subject_kind", "subject_id", "outcome", "evidence", "values", "since", "missing"
)

IN_FORCE = {rule.id for book in shipped() for rule in book.rules if rule.in_force(TODAY)}


@pytest.fixture(scope="module")
def prepared():
    """One for all tests below: each finds the rows of the one before still there, or gone."""
    return Prepared(shipped(), as_of=TODAY, numbered=False)


def tables(registry):
    return {
        table: pa.table(
            {
                name: pa.array([row.get(name) for row in registry.rows[table]], type=ARROW[kind])
                for name, kind in columns.items()
            }
        )
        for table, columns in TABLES.items()
        if registry.rows[table]
    }


def everybody(registry):
    units = [("unit", row["id"]) for row in registry.rows["units"]]
    return [*units, *(("organisation", row["id"]) for row in registry.rows["organisations"])]


def test_a_parameter_nobody_declared_is_refused():
    with pytest.raises(RulebookError, match="lustres"):
        Prepared(shipped(), as_of=TODAY, parameters={"union-term-expired": {"lustres": 1}})


@pytest.mark.parametrize("part", range(6))
def test_it_says_what_an_evaluation_says(prepared, part):
    rules = sorted(CASES)[part::6]
    registry = Registry()
    for rule in rules:
        for build in CASES[rule][:3]:
            build(registry)
    verdict = prepared.ask(tables(registry), everybody(registry))

    whole = registry.check()
    assert list(map(SAME, verdict.findings)) == list(map(SAME, whole.findings))
    broken = {rule for (rule, _, _), outcome in verdict.outcomes.items() if outcome == "breach"}
    assert broken >= {*rules} & IN_FORCE


def test_only_those_asked_for_are_judged(prepared):
    registry = Registry()
    registry.term(registry.organisation(registry.unit()), date(2015, 1, 1))
    verdict = prepared.ask(tables(registry), [("organisation", "o1")])

    assert {(kind, subject) for _rule, kind, subject in verdict.outcomes} == {
        ("organisation", "o1")
    }


def test_rows_of_the_question_before_are_gone(prepared):
    registry = Registry()
    registry.term(registry.organisation(registry.unit()), date(2015, 1, 1))
    before = prepared.ask(tables(registry), [("organisation", "o1")])
    after = prepared.ask({}, [("organisation", "o1")])

    assert before.outcomes["union-term-expired", "organisation", "o1"] == "breach"
    assert not after.outcomes


def test_chosen_parameters_count():
    registry = Registry()
    registry.members(registry.organisation(registry.unit(), tier="branch"), "u1", 12)
    (rule,) = (r for book in only("union-basic-unit-25") for r in book.rules)
    name, value = next((n, v) for n, v in rule.parameters.items() if v == 25)
    chosen = Prepared(
        only("union-basic-unit-25"),
        as_of=TODAY,
        numbered=False,
        parameters={rule.id: {name: value - 15}},
    )
    usual = Prepared(only("union-basic-unit-25"), as_of=TODAY, numbered=False)

    key = (rule.id, "unit", "u1")
    asked = tables(registry), [("unit", "u1")]
    assert chosen.ask(*asked).outcomes[key] != usual.ask(*asked).outcomes[key]
