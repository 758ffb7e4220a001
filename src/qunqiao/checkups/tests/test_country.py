"""A synthetic country: the check-up finds what was planted, everything planted, and nothing else."""

import json
from collections import Counter

import pytest
from typer.testing import CliRunner

from qunqiao.checkups import bridge
from qunqiao.checkups.management import commands
from qunqiao.checkups.testing import AS_OF
from qunqiao.kit.errors import Refusal


def _written(folder, seed="甲"):
    return bridge.write_country(
        folder, size=(8000, 250_000), seed=seed, as_of=AS_OF, progress=lambda *_: None
    )


@pytest.fixture(scope="module")
def country(tmp_path_factory):
    return _written(tmp_path_factory.mktemp("country")).directory


@pytest.fixture(scope="module")
def examination(country):
    files = bridge.file_rulebooks()
    return bridge.evaluate_snapshot(country, files, as_of=AS_OF, parameters={})


def _key(folder):
    return [
        (rule, kind, str(row)) for rule, kind, row in json.loads((folder / "key.json").read_text())
    ]


def _run(*words):
    return CliRunner().invoke(commands, [str(word) for word in words])


def test_a_folder_with_files_is_left_alone(country):
    result = _run("synth", country)

    assert isinstance(result.exception, Refusal)


def test_fewer_people_than_organisations_need_are_refused(tmp_path):
    result = _run("synth", tmp_path / "c", "--organisations", 1000, "--people", 1000)

    assert isinstance(result.exception, Refusal)
    assert not (tmp_path / "c").exists()


def test_what_is_found_is_what_was_planted(country, examination):
    found = [(f.rule, f.subject_kind, f.subject_id) for f in examination.evaluation.findings]

    assert sorted(found) == sorted(_key(country))


def test_nothing_is_unknown(examination):
    assert examination.evaluation.outcomes["unknown"] == 0


def test_every_rule_that_binds_here_is_planted_more_than_once(country, examination):
    planted = Counter(rule for rule, _kind, _row in _key(country))

    binding = {
        rule.id
        for book in examination.books
        for rule in book.rules
        if rule.in_force(AS_OF) and rule.jurisdiction.startswith(("CN", "house"))
    }
    assert {rule for rule, times in planted.items() if times > 1} == binding


def test_it_is_about_as_large_as_asked(country):
    rows = bridge.read_manifest(country).rows

    assert rows["organisations"] == pytest.approx(8000, rel=0.05)
    assert rows["people"] == pytest.approx(250_000, rel=0.05)


def test_the_same_seed_gives_the_same_country_and_another_another(country, tmp_path):
    again = _written(tmp_path / "again")
    other = _written(tmp_path / "other", seed="乙")

    assert _key(again.directory) == _key(country)
    assert again.digest == bridge.read_manifest(country).digest
    assert other.digest != again.digest
