"""Evaluating a snapshot: from files alone, reading nothing else, the same result each time."""

from collections import Counter

import pytest

from qunqiao.checkups.bridge import BookFile, evaluate_snapshot, take_snapshot
from qunqiao.checkups.bridge.opening import connected
from qunqiao.checkups.errors import BadRulebook, BadTables
from qunqiao.checkups.testing import AS_OF, RULEBOOK, a_union

BOOKS = [BookFile("test-rules.toml", RULEBOOK)]


@pytest.fixture
def snapshot(cast, tmp_path):
    a_union(cast.north, "N-GH", began_on=None)
    return take_snapshot(tmp_path, as_of=AS_OF).directory


def test_a_missing_table_is_named(tmp_path):
    with pytest.raises(BadTables, match=r"units\.parquet"):
        evaluate_snapshot(tmp_path, BOOKS, as_of=AS_OF, parameters={})


def test_a_broken_rulebook_is_named_with_the_rule(snapshot):
    broken = [BookFile("mine.toml", RULEBOOK.replace("NOT premises", "NOT premise"))]

    with pytest.raises(BadRulebook, match=r"mine\.toml.*premises.*premise"):
        evaluate_snapshot(snapshot, broken, as_of=AS_OF, parameters={})


def test_a_parameter_nobody_declared_is_refused(snapshot):
    with pytest.raises(BadRulebook, match="lustres"):
        evaluate_snapshot(snapshot, BOOKS, as_of=AS_OF, parameters={"term-full": {"lustres": 1}})


def test_nothing_outside_the_folder_can_be_read(snapshot, tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n", "utf-8")

    with (
        connected(snapshot) as connection,
        pytest.raises(Exception, match="disabled by configuration"),
    ):
        connection.execute(f"SELECT * FROM read_csv('{secret}')")


def test_subjects_are_named_by_the_registrys_codes(snapshot):
    examination = evaluate_snapshot(snapshot, BOOKS, as_of=AS_OF, parameters={})

    subjects = {finding["subject"]["id"] for finding in examination.as_json()["findings"]}
    assert subjects == {"N-GH", "root", "north", "north-lab", "south"}


def test_the_outcomes_are_the_tallies_added_up(snapshot):
    examination = evaluate_snapshot(snapshot, BOOKS, as_of=AS_OF, parameters={})
    added = Counter()
    for tally in examination.tallies():
        added[tally.outcome] += tally.count

    assert +examination.outcomes() == added
    assert added.total() == 5


def test_the_same_snapshot_gives_the_same_result(snapshot):
    once = evaluate_snapshot(snapshot, BOOKS, as_of=AS_OF, parameters={}).as_json()
    again = evaluate_snapshot(snapshot, BOOKS, as_of=AS_OF, parameters={}).as_json()

    assert once == again


def test_no_database_of_ours_is_needed(django_db_blocker, snapshot):
    with django_db_blocker.block():
        examination = evaluate_snapshot(snapshot, BOOKS, as_of=AS_OF, parameters={})

    assert examination.evaluation.outcomes["unknown"] == 5
