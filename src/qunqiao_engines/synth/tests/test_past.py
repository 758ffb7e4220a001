"""The reports that told of the province: read in order they give it, and each told something."""

from datetime import date

import pytest

from qunqiao_engines.synth import reports, sample_province
from qunqiao_engines.synth.past import KEYS
from qunqiao_engines.synth.tests.survey import problems


def keyed(table, rows):
    return {tuple(row[field] for field in KEYS[table]): row for row in rows}


def read_in_order(told):
    """The register after each report, by table and key."""
    register = {name: {} for name in KEYS}
    for report in told:
        for name, rows in report.tables.items():
            register[name] |= keyed(name, rows)
    return register


@pytest.fixture(scope="module")
def told(province):
    return reports(province)


@pytest.mark.parametrize("as_of", [date(2026, 11, 20), date(2028, 2, 29)])
def test_reports_are_of_half_a_year_ago_of_a_quarter_ago_and_of_the_day(as_of):
    days = [report.day for report in reports(sample_province(as_of=as_of))]

    assert days[2] == as_of
    assert [(day.year, day.month) for day in days[:2]] == {
        date(2026, 11, 20): [(2026, 5), (2026, 8)],
        date(2028, 2, 29): [(2027, 8), (2027, 11)],
    }[as_of]


def test_the_first_report_has_every_table(told):
    assert set(told[0].tables) == set(KEYS)


def test_read_in_order_they_give_the_province_and_what_was_for_a_season(province, told):
    register = read_in_order(told)
    today = {name: keyed(name, rows) for name, rows in province.tables.items()}
    besides = [row for key, row in register["venues"].items() if key not in today["venues"]]

    assert {name: len(rows) for name, rows in register.items() if name != "venues"} == {
        name: len(rows) for name, rows in today.items() if name != "venues"
    }
    assert all(register[name][key] == row for name in today for key, row in today[name].items())
    assert besides
    assert all(told[0].day < row["opened_on"] < told[1].day for row in besides)
    assert all(told[1].day < row["closed_on"] < told[2].day for row in besides)


def test_the_planted_problems_of_the_day_are_what_they_were(province, told):
    tables = {name: list(rows.values()) for name, rows in read_in_order(told).items()}

    assert problems(tables, province.as_of) == {(p.problem, p.subject) for p in province.planted}


def test_a_later_report_brings_only_rows_that_it_changes(told):
    before = read_in_order(told[:1])
    for report in told[1:]:
        for name, rows in report.tables.items():
            assert all(before[name].get(key) != row for key, row in keyed(name, rows).items())
            before[name] |= keyed(name, rows)


def test_a_renewed_term_is_told_late_with_who_was_elected(told):
    first = [row for row in told[0].tables["terms"] if row["organisation_code"] == "LJ012-GH"]
    brought = [row for row in told[1].tables["terms"] if row["organisation_code"] == "LJ012-GH"]
    seats = [row for row in told[1].tables["appointments"] if "LJ012-GH" in row["post_code"]]

    assert max(first, key=lambda row: row["number"])["ended_on"] is None
    assert max(brought, key=lambda row: row["number"])["number"] == len(first) + first[0]["number"]
    assert {row["began_on"] for row in seats if row["ended_on"] is None} >= {
        max(row["began_on"] for row in brought)
    }
