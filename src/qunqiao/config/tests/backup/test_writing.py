"""Writing: under its name only when whole, never over another, never of half a moment."""

import fcntl

import pytest
from django.db import connection

from qunqiao.config.backup import verify_backup, write_backup
from qunqiao.config.backup.errors import OtherStructure, Unwritable
from qunqiao.config.backup.sealing import Cost
from qunqiao.config.tests.backup.conftest import PHRASE

CHEAP = Cost(4, 1, 1)


def test_a_file_that_is_there_is_kept(world, tmp_path):
    path = tmp_path / "a.backup"
    path.write_text("the only one")

    with pytest.raises(Unwritable, match="--force"):
        write_backup(path, PHRASE, cost=CHEAP)
    assert path.read_text() == "the only one"


def test_a_backup_inside_of_what_is_backed_up_is_refused(world, home):
    with pytest.raises(Unwritable, match="files"):
        write_backup(home / "files" / "a.backup", PHRASE, cost=CHEAP)


def test_a_folder_that_is_not_there_is_said(world, tmp_path):
    with pytest.raises(Unwritable, match="No such file"):
        write_backup(tmp_path / "no" / "a.backup", PHRASE, cost=CHEAP)


def test_two_backups_into_one_file_do_not_mix(world, tmp_path):
    path = tmp_path / "a.backup"
    with (tmp_path / "a.backup.part").open("wb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)

        with pytest.raises(Unwritable, match="另一个备份"):
            write_backup(path, PHRASE, cost=CHEAP)
    assert not path.exists()


def test_a_database_without_tables_has_nothing_to_back_up(db, home, tmp_path):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations")

    with pytest.raises(OtherStructure, match="还没有建表"):
        write_backup(tmp_path / "a.backup", PHRASE, cost=CHEAP)


def test_what_was_given_up_leaves_nothing(world, tmp_path):
    def give_up(_name, _rows):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_backup(tmp_path / "a.backup", PHRASE, cost=CHEAP, progress=give_up)
    assert list(tmp_path.glob("a.backup*")) == []


def test_a_newer_one_takes_the_place_where_that_is_asked(world, tmp_path):
    path = tmp_path / "a.backup"
    path.write_text("last week's")
    manifest = write_backup(path, PHRASE, replace=True, cost=CHEAP)

    assert verify_backup(path, PHRASE) == manifest


def test_only_its_owner_may_read_it(backed_up):
    path, _manifest = backed_up

    assert path.stat().st_mode & 0o077 == 0


def test_the_manifest_counts_every_row(backed_up):
    _path, manifest = backed_up
    counted = {name: table.rows for name, table in manifest.tables.items() if table.rows}

    assert counted["people.unit"] == 4
    assert counted["people.person"] == 6
    assert counted["django_tasks_database.dbtaskresult"] == 2
    assert "sessions.session" not in manifest.tables
