"""The process that reads a stranger's file: bounded, and never ours to fall with."""

import io
import pickle

import pytest

from qunqiao.registry.bridge import Batch, Head, events, read_events
from qunqiao.registry.errors import Unreadable
from qunqiao.registry.tests.workbooks import a_book, person

BOOK = a_book(people=[person(str(number), "north") for number in range(5000)])


def _sentence(**limits):
    with pytest.MonkeyPatch.context() as patch:
        for name, value in limits.items():
            patch.setattr(events, name, value)
        with pytest.raises(Unreadable) as refusal:
            list(read_events(BOOK, "a.xlsx"))
    return refusal.value.sentences


def test_too_little_memory_is_one_sentence():
    assert "内存或时间" in _sentence(MEMORY=30_000_000)["zh"]


def test_too_little_time_is_one_sentence():
    assert "memory or time" in _sentence(SECONDS=0)["en"]


def test_a_process_that_says_nothing_is_not_waited_for():
    assert "内存或时间" in _sentence(PATIENCE=0)["zh"]


def test_a_frame_too_large_to_be_ours_is_garbage():
    assert "内存或时间" in _sentence(LARGEST_FRAME=10)["zh"]


@pytest.mark.parametrize("body", [b"", b"x", pickle.dumps(("event", "words"))])
def test_what_is_none_of_ours_is_garbage(body):
    with pytest.raises(Unreadable):
        events._opened(body)


def test_no_class_but_the_engines_is_opened():
    with pytest.raises(Unreadable):
        events._opened(pickle.dumps(("event", io.BytesIO(b"x"))))


def test_what_the_engine_refuses_comes_in_both_languages():
    with pytest.raises(Unreadable) as refusal:
        list(read_events(b"no workbook", "a.xlsx"))

    assert set(refusal.value.sentences) == {"zh", "en"}


def test_the_process_ends_with_its_reader():
    reading = read_events(BOOK, "a.xlsx")
    next(reading)

    reading.close()

    with pytest.raises(StopIteration):
        next(reading)


def test_tables_and_rows_come_as_the_engine_gives_them():
    head, *batches = read_events(BOOK, "a.xlsx")

    assert isinstance(head, Head)
    assert all(isinstance(batch, Batch) for batch in batches)
    assert sum(len(batch.numbers) for batch in batches) == 5000
