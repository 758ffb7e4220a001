"""The passphrase: long enough, never on the command line, and asked for only where somebody sits."""

import sys

import pytest

from qunqiao.config.backup.errors import WeakPassphrase
from qunqiao.config.backup.passphrase import passphrase

LONG = "correct horse battery"


@pytest.fixture(autouse=True)
def unset(monkeypatch):
    monkeypatch.delenv("QUNQIAO_BACKUP_PASSPHRASE", raising=False)


def _typing(monkeypatch, *lines):
    typed = iter(lines)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda _question: next(typed))


def test_a_short_one_is_refused_for_a_new_backup(monkeypatch):
    monkeypatch.setenv("QUNQIAO_BACKUP_PASSPHRASE", "elevenchars")

    with pytest.raises(WeakPassphrase, match="12"):
        passphrase(None, new=True)


def test_an_old_backup_may_have_a_short_one(monkeypatch):
    monkeypatch.setenv("QUNQIAO_BACKUP_PASSPHRASE", "short")

    assert passphrase(None, new=False) == "short"


def test_without_one_and_without_anybody_to_ask_it_is_refused(monkeypatch):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)

    with pytest.raises(WeakPassphrase, match="--passphrase-file"):
        passphrase(None, new=True)


def test_two_that_differ_are_refused(monkeypatch):
    _typing(monkeypatch, LONG, LONG + "x")

    with pytest.raises(WeakPassphrase, match="不一样"):
        passphrase(None, new=True)


@pytest.mark.parametrize("content", [None, "", "\nsecond line"], ids=["none", "empty", "blank"])
def test_a_file_without_one_is_refused(tmp_path, content):
    path = tmp_path / "phrase"
    if content is not None:
        path.write_text(content)

    with pytest.raises(WeakPassphrase, match="phrase"):
        passphrase(path, new=True)


def test_a_new_one_is_asked_for_twice(monkeypatch):
    _typing(monkeypatch, LONG, LONG)

    assert passphrase(None, new=True) == LONG


def test_an_old_one_is_asked_for_once(monkeypatch):
    _typing(monkeypatch, "short")

    assert passphrase(None, new=False) == "short"


def test_the_first_line_of_a_file_counts(tmp_path, monkeypatch):
    monkeypatch.setenv("QUNQIAO_BACKUP_PASSPHRASE", "not this one at all")
    path = tmp_path / "phrase"
    path.write_text(f"{LONG}\na note\n", "utf-8")

    assert passphrase(path, new=True) == LONG
