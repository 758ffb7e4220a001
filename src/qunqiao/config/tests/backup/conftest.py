"""A platform of the test's own: its home, its passphrase at little cost, and backups of it."""

import pytest

from qunqiao.config.backup import sealing, writing
from qunqiao.config.backup.sealing import Cost
from qunqiao.config.tests.backup.world import a_world, some_files

PHRASE = "correct horse battery"


@pytest.fixture
def home(settings, tmp_path):
    """An empty home."""
    settings.HOME = tmp_path / "home"
    settings.KEYS = settings.HOME / "keys.json"
    settings.HOME.mkdir()
    return settings.HOME


@pytest.fixture
def world(db, home):
    """The platform that is backed up."""
    some_files(home)
    return a_world()


@pytest.fixture
def backed_up(world, tmp_path):
    """A backup of it, cheap to open."""
    path = tmp_path / "a.backup"
    manifest = writing.write_backup(path, PHRASE, cost=Cost(4, 1, 1))
    return path, manifest


@pytest.fixture
def seal_cheaply(monkeypatch):
    """Commands cannot choose what a guess at the passphrase costs; here it costs nothing."""
    monkeypatch.setattr(sealing.Cost.__init__, "__defaults__", (4, 1, 1))
