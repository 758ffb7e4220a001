"""What the commands say to whoever keeps the files, and what the doctor says of the last backup."""

import json
from datetime import timedelta

import pytest
from typer.testing import CliRunner

from qunqiao.config import doctor
from qunqiao.config.backup import restoring
from qunqiao.config.backup.contents import MARKER
from qunqiao.config.backup.errors import Disagreement, WrongKey
from qunqiao.config.backup.management import commands
from qunqiao.config.tests.backup.conftest import PHRASE
from qunqiao.kit import clock

pytestmark = pytest.mark.usefixtures("seal_cheaply")


def _run(*words, phrase=PHRASE):
    environment = {"QUNQIAO_BACKUP_PASSPHRASE": phrase}
    result = CliRunner().invoke(commands, [str(word) for word in words], env=environment)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_another_passphrase_does_not_verify(world, tmp_path):
    _run("backup", tmp_path / "a.backup")

    with pytest.raises(WrongKey):
        _run("backup", "--verify", tmp_path / "a.backup", phrase="another passphrase")


def test_a_disagreement_ends_with_one_and_names_what_differs(world, tmp_path, monkeypatch):
    _run("backup", tmp_path / "a.backup")

    def differs(*_arguments):
        raise Disagreement(["trail", "files"])

    monkeypatch.setattr("qunqiao.config.backup.management.restore_backup", differs)
    result = _run("restore", tmp_path / "a.backup")

    assert result.exit_code == 1
    assert "留痕摘要、文件摘要" in result.stderr
    assert restoring.restore_backup is not differs


def test_the_four_digests_are_told(world, tmp_path):
    lines = _run("backup", tmp_path / "a.backup").stdout.splitlines()

    assert [line.split()[0] for line in lines[1:]] == [
        "名册摘要",
        "留痕摘要",
        "各表摘要",
        "文件摘要",
    ]
    assert all(len(line.split()[1]) == 64 for line in lines[1:])


def test_verifying_tells_the_same_as_writing(world, tmp_path):
    written = _run("backup", tmp_path / "a.backup", "--json").stdout
    verified = _run("backup", "--verify", tmp_path / "a.backup", "--json").stdout

    assert json.loads(verified) == json.loads(written)


def test_keys_that_stay_behind_are_named(world, home, tmp_path):
    said = _run("backup", tmp_path / "a.backup").stderr

    assert str(home / "secret.key") in said
    assert str(home / "keys.json") in said


def test_keys_that_are_inside_are_said_to_be(world, tmp_path):
    said = _run("backup", tmp_path / "a.backup", "--with-keys").stderr

    assert "备份里有密钥" in said
    assert "keys.json" not in said


def test_what_nobody_knows_is_said_to_be_missing(world, home, tmp_path):
    (home / "certificates").mkdir()

    assert "certificates" in _run("backup", tmp_path / "a.backup").stderr


def test_the_doctor_asks_for_a_first_backup(home):
    assert doctor._backup().state == "unknown"


def test_the_doctor_complains_of_an_old_backup(home):
    moment = clock.now() - timedelta(days=9)
    (home / MARKER).write_text(json.dumps({"at": moment.isoformat()}), "utf-8")

    assert doctor._backup().state == "breach"
    assert "9 天前" in doctor._backup().sentence


def test_the_doctor_is_content_after_a_backup(world, tmp_path):
    _run("backup", tmp_path / "a.backup")

    assert doctor._backup().state == "sound"
