"""SQL of facts on SQLite: it says what DuckDB says of the same words, where the two are known to differ."""

from itertools import product

import duckdb
import pytest

from qunqiao_engines.rulebook.fact import days_between, months_begun
from qunqiao_engines.rulebook.in_sqlite import connect, in_sqlite

DAYS = ("2023-12-31", "2024-02-28", "2024-02-29", "2024-03-01", "2024-08-31", "2027-02-28")
PAIRS = [[f"CAST('{day}' AS DATE)" for day in pair] for pair in product(DAYS, repeat=2)]
# Spaces of every script are trimmed, tabs and line ends are not.
TEXTS = ("", "  ", "　", " 　工发〔2020〕1号 　", "a b", "\t", "\n ", "\u00a0x\u2009", "\u200bx")


def in_both(*expressions):
    """What DuckDB and SQLite say of the same text."""
    query = "SELECT " + ", ".join(expressions)
    with duckdb.connect(":memory:") as other:
        return other.execute(query).fetchone(), connect().execute(in_sqlite(query)).fetchone()


def test_a_day_that_is_put_off_by_anything_but_months_and_years_is_refused():
    with pytest.raises(KeyError):
        in_sqlite("SELECT began_on + 3 * INTERVAL '1' DAY FROM terms")


def test_months_begun_are_counted_alike():
    theirs, ours = in_both(*(months_begun(*pair) for pair in PAIRS))

    assert ours == theirs
    assert len(set(ours)) > 10


def test_days_between_are_counted_alike():
    theirs, ours = in_both(*(days_between(*pair) for pair in PAIRS))

    assert ours == theirs


def test_years_and_months_later_is_the_same_day_or_the_last_of_the_month():
    days = [f"CAST('{day}' AS DATE)" for day in DAYS]
    later = [f"{day} + {n} * INTERVAL '1' {unit}" for day in days for n in (1, 4, -2) for unit in ("YEAR", "MONTH")]  # fmt: skip
    theirs, ours = in_both(*(f"CAST(CAST({day} AS DATE) AS VARCHAR)" for day in later))

    assert ours == theirs


def test_the_same_spaces_are_trimmed():
    theirs, ours = in_both(*(f"trim('{text}')" for text in TEXTS))

    assert ours == theirs


def test_whole_parts_are_taken_alike():
    pairs = [(7, 2), (-7, 2), (-1, 3), (9_007_199_254_740_993, 9_007_199_254_740_993), (5, 0)]
    theirs, ours = in_both(*(f"CAST({a} AS BIGINT) // nullif({b}, 0)" for a, b in pairs))

    assert ours == theirs


def test_what_nobody_recorded_stays_unknown():
    nobody = "CAST(NULL AS DATE)"
    told = in_both(f"year({nobody})", f"{nobody} + 1 * INTERVAL '1' YEAR", "trim(NULL)")

    assert told == ((None, None, None), (None, None, None))
