"""Running rules: three outcomes and their count, an order, and tables that must fit."""

import json
from datetime import date

import pytest

from qunqiao_engines.rulebook import (
    OUTCOMES,
    TABLES,
    RulebookError,
    TablesError,
    as_json,
    evaluate,
    load,
    validate_tables,
)
from qunqiao_engines.rulebook.tests.cases import CASES
from qunqiao_engines.rulebook.tests.registry import TODAY, Registry, finding, outcome, shipped
from qunqiao_engines.rulebook.tests.rule_text import book_text

BOOKS = shipped()


def house(*changes):
    return [load(book_text(*changes), source="house.toml")]


def crowded():
    """Many cases in one registry, so that orders have something to disturb."""
    registry = Registry()
    for rule in sorted(CASES)[:12]:
        CASES[rule][0](registry)
    return registry


def test_a_missing_table_is_named():
    with Registry().connect() as connection:
        connection.unregister("venues")
        with pytest.raises(TablesError, match="The table venues is missing"):
            validate_tables(connection)


def test_a_missing_column_is_named():
    with Registry().connect() as connection:
        connection.execute("CREATE TEMP VIEW v AS SELECT * EXCLUDE region FROM units")
        connection.execute("CREATE TEMP TABLE u AS SELECT * FROM v")
        connection.unregister("units")
        connection.execute("CREATE TEMP VIEW units AS SELECT * FROM u")
        with pytest.raises(TablesError, match=r"The column units\.region is missing"):
            evaluate(connection, BOOKS, as_of=TODAY)


def test_a_column_of_another_type_is_named():
    with Registry().connect() as connection:
        connection.execute(
            "CREATE TEMP TABLE f AS SELECT * REPLACE (1.5::DOUBLE AS levy) FROM funds"
        )
        connection.unregister("funds")
        connection.execute("CREATE TEMP VIEW funds AS SELECT * FROM f")
        with pytest.raises(TablesError, match=r"funds\.levy must hold money values"):
            evaluate(connection, BOOKS, as_of=TODAY)


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"no-rule": {"least": 1}}, "rule no-rule: is in none of these rulebooks"),
        ({"house-size": {"most": 1}}, "has no parameter most"),
        ({"house-size": {"least": "1"}}, "must be a whole number"),
        ({"house-size": {"least": True}}, "must be a whole number"),
        ({"house-size": {"word": 3}}, "must be a text"),
    ],
)
def test_unknown_parameters_are_refused(parameters, reason):
    with pytest.raises(RulebookError, match=reason):
        Registry().check(house(), parameters=parameters)


def test_a_parameter_that_does_not_fit_its_rule_is_refused():
    registry = Registry()
    registry.unit(kind="organ", head_count=1, opened_on=date(2020, 1, 1))
    dated = house(
        ("head_count < :least", "opened_on < :word"),
        ('word = "organ"', 'word = "2020-01-01"'),
        ("kind = :word", "TRUE"),
    )

    with pytest.raises(RulebookError, match="rule house-size: cannot be computed"):
        registry.check(dated, parameters={"house-size": {"word": "soon"}})


def test_a_rule_in_two_rulebooks_is_refused():
    with pytest.raises(RulebookError, match="rule house-size: stands in both"):
        Registry().check(house() + house())


def test_a_parameter_changes_the_outcome_and_is_shown():
    registry = Registry()
    registry.unit(kind="organ", head_count=12)

    evaluation = registry.check(house(), parameters={"house-size": {"least": 13}})
    found = finding(evaluation, "house-size")
    assert found.values == {"as_of": "2026-11-20", "least": 13, "word": "organ"}
    assert found.computation == "head_count < 13"
    assert outcome(registry.check(house()), "house-size") == "sound"


def test_a_parameter_is_a_value_and_never_code():
    registry = Registry()
    registry.unit(kind="organ", head_count=1)

    evil = {"house-size": {"word": "organ' OR TRUE OR '"}}
    assert outcome(registry.check(house(), parameters=evil), "house-size") == "not_applicable"


@pytest.mark.parametrize(
    ("kind", "head_count", "result"),
    [
        ("organ", 9, "breach"),
        ("organ", 10, "sound"),
        ("organ", None, "unknown"),
        ("social", None, "not_applicable"),
        (None, 9, "unknown"),
    ],
)
def test_the_outcome_is_three_valued(kind, head_count, result):
    registry = Registry()
    registry.unit(kind=kind, head_count=head_count)

    assert outcome(registry.check(house()), "house-size") == result


def test_an_unknown_names_the_facts_that_are_missing():
    registry = Registry()
    registry.unit(kind="organ")
    registry.unit(id="u2", head_count=9, kind=None)

    found = registry.check(house()).findings
    assert [f.missing for f in found] == [("head_count",), ("kind",)]


def test_a_rule_not_in_force_applies_to_nobody():
    registry = Registry()
    registry.unit(kind="organ", head_count=1)
    later = house(('theme = "', 'in_force_from = 2027-01-01\ntheme = "'))

    assert outcome(registry.check(later), "house-size") == "not_applicable"


@pytest.mark.parametrize(
    ("region", "key", "result"),
    [
        ("110105", 'regions = ["11"]', "breach"),
        ("310101", 'regions = ["11"]', "not_applicable"),
        (None, 'regions = ["11"]', "not_applicable"),
        ("110105", 'except_regions = ["11"]', "not_applicable"),
        (None, 'except_regions = ["11"]', "breach"),
    ],
)
def test_a_local_rule_binds_in_its_region_only(region, key, result):
    registry = Registry()
    registry.unit(kind="organ", head_count=1, region=region)

    assert (
        outcome(registry.check(house(('theme = "', f'{key}\ntheme = "'))), "house-size") == result
    )


def test_the_order_of_rows_and_rulebooks_changes_nothing():
    registry = crowded()
    results = []
    for backwards, books in ((False, BOOKS), (True, BOOKS[::-1])):
        with registry.connect(backwards=backwards) as connection:
            results.append(as_json(evaluate(connection, books, as_of=TODAY)))

    assert results[0] == results[1]
    assert len(results[0]["findings"]) > 20


def _named(connection, table, name):
    """A column under its name, of a type that names its values; a column without values as it is."""
    given = f'SELECT DISTINCT "{name}"::VARCHAR AS v FROM {table} WHERE v IS NOT NULL ORDER BY v'
    if not connection.execute(given).fetchall():
        return f'"{name}"'
    connection.execute(f"CREATE TYPE {table}_{name} AS ENUM ({given})")
    return f'"{name}"::{table}_{name} AS "{name}"'


def test_ids_and_codes_of_a_type_that_names_its_values_change_nothing():
    with crowded().connect() as connection:
        plain = as_json(evaluate(connection, BOOKS, as_of=TODAY))
        for table, columns in TABLES.items():
            told = [
                _named(connection, table, name) if kind in {"id", "text"} else f'"{name}"'
                for name, kind in columns.items()
            ]
            connection.execute(
                f"CREATE TABLE named_{table} AS SELECT {', '.join(told)} FROM {table}"
            )
            connection.unregister(table)
            connection.execute(f"ALTER TABLE named_{table} RENAME TO {table}")
        assert "ENUM" in connection.execute("DESCRIBE organisations").fetchall()[0][1]

        assert as_json(evaluate(connection, BOOKS, as_of=TODAY)) == plain


def test_findings_stand_by_rule_and_then_subject():
    findings = crowded().check(BOOKS).findings

    order = [(f.rule, f.subject_id) for f in findings]
    assert order == sorted(order)


def test_the_tallies_count_every_rule_on_every_subject():
    evaluation = crowded().check(BOOKS)

    subjects = [evaluation.subjects[rule.subject] for book in BOOKS for rule in book.rules]
    assert sum(tally.count for tally in evaluation.tallies) == sum(subjects)
    assert sum(evaluation.outcomes.values()) == sum(subjects)
    listed = [f for f in evaluation.findings if f.outcome in ("breach", "unknown")]
    assert len(listed) == evaluation.outcomes["breach"] + evaluation.outcomes["unknown"]
    assert tuple(evaluation.outcomes) == OUTCOMES


def test_the_json_form_is_plain_and_every_breach_is_proved():
    result = as_json(crowded().check(BOOKS))

    assert json.loads(json.dumps(result)) == result
    for entry in result["findings"]:
        assert entry["basis"]
        assert entry["evidence"]
        for value in entry["evidence"].values():
            assert value is None or type(value) in (int, str, bool)


def test_nothing_is_left_on_the_connection():
    with crowded().connect() as connection:
        before = connection.execute("SHOW ALL TABLES").fetchall()
        evaluate(connection, BOOKS, as_of=TODAY)

        assert connection.execute("SHOW ALL TABLES").fetchall() == before


def test_the_day_decides_what_is_counted():
    registry = Registry()
    registry.term(registry.organisation(registry.unit()), date(2021, 3, 12))

    assert outcome(registry.check(BOOKS, as_of=date(2025, 1, 1)), "union-term-expired") == "sound"
    assert outcome(registry.check(BOOKS, as_of=TODAY), "union-term-expired") == "breach"
