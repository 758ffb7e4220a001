"""By the command line, in a process of its own: across databases, under way, killed, and lied to.

The backup of the database these tests run on is restored into the other one where
``QUNQIAO_TEST_POSTGRES`` names a PostgreSQL (a SQLite of its own otherwise), backed up there, and comes
back here; the digests are compared at each step.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction

from qunqiao.config.backup import digests_of, restore_backup, verify_backup, write_backup
from qunqiao.config.backup.contents import state_models
from qunqiao.config.backup.filling import clear
from qunqiao.config.backup.sealing import Cost
from qunqiao.config.tests.backup.conftest import PHRASE
from qunqiao.config.tests.backup.world import a_world, some_files
from qunqiao.trail.queries import verify

# All of them, though few need it: tests with a database run first, and the scene would be played twice.
pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Seen:
    """What the process saw, and the files it left."""

    said: dict[str, Any]
    first: dict[str, str]  # the digests of the platform the first backup was made of
    folder: Path
    home: Path


@pytest.fixture(scope="module")
def elsewhere():
    """The address of an empty database of the other kind; "" for SQLite."""
    server = os.environ.get("QUNQIAO_TEST_POSTGRES", "")
    if not server or connection.vendor == "postgresql":
        yield ""
        return
    name = f"backup_{uuid4().hex[:10]}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="module")
def seen(elsewhere, tmp_path_factory, django_db_setup, django_db_blocker):
    folder = tmp_path_factory.mktemp("scene")
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setattr(settings, "HOME", folder / "source")
        patch.setattr(settings, "KEYS", folder / "source" / "keys.json")
        some_files(folder / "source")
        with transaction.atomic():
            a_world()
            manifest = write_backup(folder / "a.backup", PHRASE, cost=Cost(4, 1, 1))
            transaction.set_rollback(True)
    environment = {key: value for key, value in os.environ.items() if "QUNQIAO" not in key}
    environment |= {
        "QUNQIAO_HOME": str(folder / "home"),
        "QUNQIAO_DATABASE": elsewhere,
        "QUNQIAO_STATIC_MANIFEST": "false",
        "QUNQIAO_BACKUP_PASSPHRASE": PHRASE,
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("scene.py"), folder / "a.backup", folder],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    return Seen(said, digests_of(manifest).as_json(), folder, folder / "home")


HOSTILE = {
    "changed": "对不上",
    "cut": "不完整",
    "longer": "对不上",
    "other": "不是群桥的备份文件",
    "newer": "请先升级",
    "empty": "不是群桥的备份文件",
    "passphrase": "口令不对",
}


@pytest.mark.parametrize(("name", "words"), HOSTILE.items(), ids=HOSTILE)
def test_a_file_that_is_not_right_is_refused_in_one_sentence(seen, name, words):
    said = seen.said["refused"][name]

    assert said["code"] == 2
    assert said["out"] == ""
    assert len(said["err"].splitlines()) == 1
    assert words in said["err"]


def test_a_platform_with_data_is_refused(seen):
    assert seen.said["again"]["code"] == 2
    assert "已经有数据" in seen.said["again"]["err"]


def test_an_older_backup_is_not_written_over(seen):
    assert seen.said["over"]["code"] == 2
    assert "--force" in seen.said["over"]["err"]


def test_the_other_database_holds_the_same(seen):
    assert seen.said["restored"]["code"] == 0, seen.said["restored"]["err"]
    assert json.loads(seen.said["restored"]["out"])["digests"] == seen.first


def test_a_backup_made_there_holds_the_same(seen):
    for step in ("backup", "verified"):
        assert seen.said[step]["code"] == 0, seen.said[step]["err"]
        assert json.loads(seen.said[step]["out"])["digests"] == seen.first


def test_whoever_makes_a_backup_is_told_what_to_keep_elsewhere(seen):
    assert str(seen.home / "secret.key") in seen.said["backup"]["err"]


def test_files_lie_in_their_places_and_nothing_is_left_over(seen):
    names = {path.name for path in seen.home.iterdir()}

    assert (seen.home / "rulebooks/parameters.toml").read_text("utf-8") == "# 参数"
    assert {".restoring", "keys.json"}.isdisjoint(names)


def test_a_backup_holds_one_moment_while_others_write(seen):
    busy = seen.said["busy"]

    assert busy["kept"] == busy["before"]
    assert busy["before"] not in busy["during"]
    assert busy["after"] == busy["during"][-1]
    assert busy["broken"] == []


def test_a_killed_backup_leaves_nothing_under_its_name(seen):
    killed = seen.said["killed"]

    assert killed["signal"] == 9
    assert killed["left"] == ["d.backup.part"]
    assert killed["then"] == ["d.backup"]


@pytest.mark.parametrize("name", ["b", "c"])
def test_it_comes_back_to_this_database(seen, name, db, home):
    path = seen.folder / f"{name}.backup"
    clear(state_models(apps))
    restored = restore_backup(path, PHRASE)

    assert restored.found == digests_of(verify_backup(path, PHRASE))
    assert verify().broken == []
    assert name != "b" or restored.found.as_json() == seen.first
