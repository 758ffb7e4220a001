"""Prepared rulebooks: asked again and again, they say what a whole evaluation says, and nothing stale."""

import os
from datetime import date
from decimal import Decimal
from operator import attrgetter

import pytest

from qunqiao_engines.rulebook import TABLES, Prepared, RulebookError, evaluate
from qunqiao_engines.rulebook.results import OUTCOMES_BY_GRADE
from qunqiao_engines.rulebook.tests.cases import CASES
from qunqiao_engines.rulebook.tests.numbered import connected, numbered
from qunqiao_engines.rulebook.tests.oracle.making import Maker
from qunqiao_engines.rulebook.tests.oracle.world import write
from qunqiao_engines.rulebook.tests.registry import TODAY, Registry, only, shipped

SAME = attrgetter(
    "rule", "subject_kind", "subject_id", "outcome", "evidence", "values", "since", "missing"
)

WORLDS = int(os.environ.get("QUNQIAO_WORLDS", "20"))
DAYS = (TODAY, date(2024, 12, 31), date(2028, 2, 29))
IN_FORCE = {rule.id for book in shipped() for rule in book.rules if rule.in_force(TODAY)}


@pytest.fixture(scope="module")
def prepared():
    """One for all tests below: each finds the rows of the one before still there, or gone."""
    return Prepared(shipped(), as_of=TODAY)


def tables(registry):
    return {
        table: [[row.get(name) for name in columns] for row in registry.rows[table]]
        for table, columns in TABLES.items()
        if registry.rows[table]
    }


def everybody(registry):
    units = [("unit", row["id"]) for row in registry.rows["units"]]
    return [*units, *(("organisation", row["id"]) for row in registry.rows["organisations"])]


def test_a_parameter_nobody_declared_is_refused():
    with pytest.raises(RulebookError, match="lustres"):
        Prepared(shipped(), as_of=TODAY, parameters={"union-term-expired": {"lustres": 1}})


def test_it_says_what_an_evaluation_says(prepared):
    registry = Registry()
    for rule in CASES:
        for build in CASES[rule][:3]:
            build(registry)
    verdict = prepared.ask(tables(registry), everybody(registry))

    whole = registry.check()
    assert list(map(SAME, verdict.findings)) == list(map(SAME, whole.findings))
    broken = {rule for (rule, _, _), outcome in verdict.outcomes.items() if outcome == "breach"}
    assert broken >= {*CASES} & IN_FORCE


def test_the_facts_of_every_subject_are_told_whatever_is_found_of_it(prepared):
    registry = Registry()
    for build in CASES["union-premises"][:3]:
        build(registry)
    verdict = prepared.ask(tables(registry), everybody(registry))
    counted = {row["id"]: row.get("head_count") for row in registry.rows["units"]}

    assert {*verdict.facts} == {*everybody(registry)}
    assert {pk: verdict.facts["unit", pk]["head_count"] for pk in counted} == counted


def random_tables(day):
    """Small registries side by side, with whole numbers for ids, as Arrow tables."""
    registry = Registry()
    for number in range(WORLDS):
        write(registry, Maker(f"asked {day} {number}-", day).make())
    return numbered(registry)


def outcomes_of(evaluation):
    return {
        (rule, kind, row["id"]): OUTCOMES_BY_GRADE[row[rule]]
        for kind, grades in evaluation.grades.items()
        for row in grades.to_pylist()
        for rule in row.keys() - {"id", "unit_id"}
    }


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_it_says_what_an_evaluation_says_of_any_registry(day):
    tables = random_tables(day)
    with connected(tables) as connection:
        whole = evaluate(connection, shipped(), as_of=day)
    expected = outcomes_of(whole)
    rows = {name: [[*row.values()] for row in table.to_pylist()] for name, table in tables.items()}
    subjects = {(kind, subject) for _rule, kind, subject in expected}
    verdict = Prepared(shipped(), as_of=day).ask(rows, subjects)

    assert sorted(map(SAME, verdict.findings), key=str) == sorted(
        map(SAME, whole.findings), key=str
    )
    assert verdict.outcomes == {
        key: told for key, told in expected.items() if key in verdict.outcomes
    }
    assert {*expected.values()} == {*OUTCOMES_BY_GRADE}
    rest = {told for key, told in expected.items() if key not in verdict.outcomes}
    assert rest <= {"not_applicable"}


def test_money_is_exact_to_the_cent():
    payroll, levy = Decimal("99999999999999.99"), Decimal("1999999999999.98")
    registry = Registry()
    union = registry.organisation(registry.unit(), founded_on=date(2000, 1, 1))
    registry.fund(union, 2025, str(payroll), str(levy))
    verdict = Prepared(only("union-levy-2pct"), as_of=TODAY).ask(
        tables(registry), [("organisation", union)]
    )

    (finding,) = verdict.findings
    assert finding.evidence["levy_paid"] == str(levy)
    assert finding.evidence["levy_payroll"] == str(payroll)


def test_only_those_asked_for_are_judged(prepared):
    registry = Registry()
    for _ in range(2):
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
        parameters={rule.id: {name: value - 15}},
    )
    usual = Prepared(only("union-basic-unit-25"), as_of=TODAY)

    key = (rule.id, "unit", "u1")
    asked = tables(registry), [("unit", "u1")]
    assert chosen.ask(*asked).outcomes[key] != usual.ask(*asked).outcomes[key]
