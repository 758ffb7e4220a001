"""What Arrow's batches of a table say in numbers; and that a check-up is the same by them as by the database."""

from datetime import date

import numpy as np
import pyarrow as pa
import pytest

from qunqiao_engines.rulebook import as_json, evaluate
from qunqiao_engines.rulebook.columns import EPOCH, NO_DAY, OutOfOrderError
from qunqiao_engines.rulebook.table_rows import Rows, flagged
from qunqiao_engines.rulebook.tests.numbered import connected, numbered
from qunqiao_engines.rulebook.tests.registry import TODAY, shipped
from qunqiao_engines.rulebook.tests.test_sorted_pass import random_registry

DAY = (date(2026, 3, 1) - EPOCH).days


def rows(**columns):
    return Rows(pa.RecordBatch.from_pydict(columns))


def days(*texts):
    return pa.array([text and date.fromisoformat(text) for text in texts], pa.date32())


def test_a_number_that_is_missing_is_refused_unless_something_stands_for_it():
    some = rows(unit_id=pa.array([7, None], pa.int64()))

    assert some.numbers("unit_id", -1).tolist() == [7, -1]
    with pytest.raises(OutOfOrderError):
        some.numbers("unit_id")


@pytest.mark.parametrize("column", [pa.array(["7"]), pa.array([7], pa.uint64()), pa.array([7.0])])
def test_what_is_no_signed_whole_number_is_refused(column):
    with pytest.raises(OutOfOrderError):
        rows(id=column).numbers("id")


def test_a_day_that_is_not_recorded_is_still_to_come():
    some = rows(left_on=days("2026-03-01", "2026-03-02", None))

    assert some.after("left_on", DAY).tolist() == [False, True, True]


def test_a_day_is_within_from_the_first_on_and_no_more_on_the_last():
    opened = days("2026-03-01", "2026-03-02", None, None)
    closed = days(None, None, "2026-03-01", "2026-03-02")

    some = rows(opened_on=opened, closed_on=closed)

    assert some.open("opened_on", "closed_on", DAY).tolist() == [True, False, False, True]


@pytest.mark.parametrize("coded", [False, True])
def test_texts_are_told_in_flags_and_a_gap_in_its_own(coded):
    sex = pa.array(["male", None, "female", "x"])
    some = rows(sex=sex.dictionary_encode() if coded else sex)

    assert some.flags("sex", {"female": 1, "male": 2}, 4).tolist() == [2, 4, 1, 0]


def test_truth_values_are_told_in_flags_and_a_gap_in_its_own():
    some = rows(full_time=pa.array([False, None, True]))

    assert some.flags("full_time", {True: 1}, 2).tolist() == [0, 2, 1]


def test_rows_are_chosen_and_taken_with_texts_written_out():
    text = pa.array(["甲", "乙", "甲"]).dictionary_encode()
    some = rows(id=pa.array([1, 2, 3]), text=text).chosen(np.array([True, False, True]))
    taken = some.taken(np.array([1]), ("text", "id"))

    assert len(some) == 2
    assert taken.to_pylist() == [{"text": "甲", "id": 3}]
    assert taken.schema.field("text").type == pa.string()


def test_a_flag_stands_where_there_is_a_truth():
    assert flagged(np.array([True, False]), 128).tolist() == [128, 0]


def test_a_day_without_a_date_is_after_all_that_have_one():
    assert (date.max - EPOCH).days == NO_DAY


def in_batches(tables, size, coded):
    def table_rows(table, names):
        columns = {}
        for name in names:
            column = tables[table][name].combine_chunks()
            texts = coded and pa.types.is_string(column.type)
            columns[name] = column.dictionary_encode() if texts else column
        yield from pa.table(columns).to_batches(max_chunksize=size)

    return table_rows


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("size", [1, 2, 1000])
def test_a_registry_is_judged_alike_by_its_rows_and_by_the_database(seed, size):
    tables = numbered(random_registry(seed))
    with connected(tables) as connection:
        asked = as_json(evaluate(connection, shipped(), as_of=TODAY))
        told = evaluate(
            connection,
            shipped(),
            as_of=TODAY,
            table_rows=in_batches(tables, size, coded=bool(seed % 2)),
        )

    assert as_json(told) == asked


def test_rows_that_cannot_be_had_are_asked_of_the_database():
    tables = numbered(random_registry(4))
    asked = []

    def broken(table, _names):
        asked.append(table)
        raise pa.ArrowInvalid(table)
        yield

    with connected(tables) as connection:
        whole = as_json(evaluate(connection, shipped(), as_of=TODAY))
        told = evaluate(connection, shipped(), as_of=TODAY, table_rows=broken)

    assert {"people", "terms"} <= {*asked}
    assert as_json(told) == whole
