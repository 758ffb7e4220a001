"""Restoring: everything comes back as it was, into an empty platform, or nothing does."""

import io

import pytest
from django.apps import apps
from django.db import connection
from django_tasks_db.models import DBTaskResult

from qunqiao.config.backup import digests_of, restore_backup, restoring, verify_backup, write_backup
from qunqiao.config.backup.contents import state_models
from qunqiao.config.backup.errors import Disagreement, NotEmpty, Rejected, Unusable
from qunqiao.config.backup.filling import clear
from qunqiao.config.backup.sealing import Cost, Opener, Sealer
from qunqiao.config.tests.backup.conftest import PHRASE
from qunqiao.config.tests.backup.world import ODD
from qunqiao.people.models import Person, Unit
from qunqiao.registry.models import Intake, Organisation
from qunqiao.registry.queries.digest import registry_digest
from qunqiao.trail.models import Entry
from qunqiao.trail.queries import verify


def _emptied(settings, tmp_path):
    clear(state_models(apps))
    settings.HOME = tmp_path / "other"
    settings.KEYS = settings.HOME / "keys.json"
    settings.HOME.mkdir()
    return settings.HOME


def _backup(path, **wishes):
    return write_backup(path, PHRASE, cost=Cost(4, 1, 1), **wishes)


def _rewritten(path, change):
    """The backup sealed again after ``change`` of its plain text: what a faulty program would write."""
    with path.open("rb") as file:
        plain = Opener.buffered(file, PHRASE).read()
    out = io.BytesIO()
    sealer = Sealer(out, PHRASE, Cost(4, 1, 1))
    sealer.write(change(plain))
    sealer.finish()
    path.write_bytes(out.getvalue())


def test_a_platform_that_holds_something_is_left_alone(backed_up):
    path, _manifest = backed_up
    before = registry_digest()

    with pytest.raises(NotEmpty, match="单位 4 个"):
        restore_backup(path, PHRASE)
    assert registry_digest() == before


def test_files_that_are_there_already_are_left_alone(backed_up, settings, tmp_path):
    path, _manifest = backed_up
    home = _emptied(settings, tmp_path)
    (home / "files").mkdir()
    (home / "files" / "mine.txt").write_text("mine")

    with pytest.raises(NotEmpty, match=r"files/mine\.txt"):
        restore_backup(path, PHRASE)
    assert [entry.name for entry in home.rglob("*")] == ["files", "mine.txt"]


def test_half_a_backup_is_refused_before_anything_is_written(backed_up, settings, tmp_path):
    path, _manifest = backed_up
    home = _emptied(settings, tmp_path)
    _rewritten(path, lambda plain: plain[: len(plain) // 2])

    with pytest.raises(Unusable):
        restore_backup(path, PHRASE)
    assert not Unit.objects.exists()
    assert list(home.iterdir()) == []


def test_a_backup_without_its_last_section_is_refused(backed_up):
    path, _manifest = backed_up
    _rewritten(path, lambda plain: plain[: plain.rindex(b"S\0\0\0")])

    with pytest.raises(Exception, match="不完整"):
        verify_backup(path, PHRASE)


def test_what_does_not_come_out_the_same_is_taken_back(backed_up, settings, tmp_path, monkeypatch):
    path, _manifest = backed_up
    home = _emptied(settings, tmp_path)
    right = restoring._number

    def wrong(structure, manifest):
        right(structure, manifest)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE registry_fund SET spent = 1")

    monkeypatch.setattr(restoring, "_number", wrong)

    with pytest.raises(Disagreement) as fault:
        restore_backup(path, PHRASE)
    assert fault.value.names == ["registry", "tables"]
    assert not Unit.objects.exists()
    assert list(home.iterdir()) == []


def test_what_the_database_refuses_is_said_by_table(backed_up, settings, tmp_path, monkeypatch):
    path, _manifest = backed_up
    _emptied(settings, tmp_path)
    monkeypatch.setattr(restoring, "clear", lambda _models: None)
    Person.objects.create(staff_number="system", name="system", is_system=True)

    with pytest.raises(Rejected, match=r"people\.person"):
        restore_backup(path, PHRASE)


def test_everything_comes_back(backed_up, settings, tmp_path):
    path, manifest = backed_up
    home = _emptied(settings, tmp_path)
    restored = restore_backup(path, PHRASE)

    assert restored.found == restored.kept == digests_of(manifest)
    assert restored.current
    assert all(restored.found.as_json().values())
    assert registry_digest() == manifest.registry
    assert (home / "snapshots/0123/units.parquet").read_bytes() == b"PAR1" * 5000
    assert (home / "files/empty.bin").read_bytes() == b""


def test_odd_texts_and_bytes_come_back(backed_up, settings, tmp_path):
    path, _manifest = backed_up
    _emptied(settings, tmp_path)
    restore_backup(path, PHRASE)
    intake = Intake.objects.get()

    assert Organisation.objects.get().approval_document == ODD
    assert bytes(intake.content) == bytes(range(256)) * 700
    assert intake.sheets[0]["a"] == [1.5, None, True, ODD]


def test_the_trail_holds_and_got_no_entry(backed_up, settings, tmp_path):
    path, manifest = backed_up
    _emptied(settings, tmp_path)
    restore_backup(path, PHRASE)
    verdict = verify()

    assert (verdict.head, verdict.broken) == (manifest.trail.head, [])
    assert Entry.objects.count() == manifest.trail.entries == 2


def test_a_trail_broken_before_is_restored_as_it_was(world, settings, tmp_path):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE trail_entry SET actor = 'person:999' WHERE number = 1")
    path = tmp_path / "broken.backup"
    manifest = _backup(path)
    _emptied(settings, tmp_path)
    restored = restore_backup(path, PHRASE)

    assert manifest.trail.broken == [[1, "changed"]]
    assert restored.found == restored.kept


def test_ids_that_were_given_once_are_not_given_again(backed_up, settings, tmp_path, world):
    path, manifest = backed_up
    _emptied(settings, tmp_path)
    restore_backup(path, PHRASE)
    new = Person.objects.create(staff_number="new", name="新人", unit=Unit.objects.first())

    assert new.pk == manifest.tables["people.person"].next_id


def test_the_number_of_a_removed_row_stays_taken(world, settings, tmp_path):
    gone = Person.objects.create(staff_number="gone", name="走", unit=world.north)
    number = gone.pk
    gone.delete()
    path = tmp_path / "b.backup"
    _backup(path)
    _emptied(settings, tmp_path)
    restore_backup(path, PHRASE)
    new = Person.objects.create(staff_number="new", name="新", unit=Unit.objects.first())

    assert new.pk == number + 1


def test_jobs_that_wait_go_on_and_finished_ones_stay_behind(backed_up, settings, tmp_path):
    path, _manifest = backed_up
    _emptied(settings, tmp_path)
    restore_backup(path, PHRASE)
    jobs = DBTaskResult.objects.values_list("status", "worker_ids", "started_at")

    assert list(jobs) == [("READY", [], None)] * 2


def test_the_tree_can_be_used_at_once(backed_up, settings, tmp_path):
    path, _manifest = backed_up
    _emptied(settings, tmp_path)
    restore_backup(path, PHRASE)
    lab = Unit.objects.get(code="north-lab")

    assert lab.get_parent().code == "south"
    assert Unit.find_problems() == ([], [], [], [], [])


def test_keys_stay_behind_unless_they_are_asked_for(backed_up, settings, tmp_path):
    path, manifest = backed_up
    home = _emptied(settings, tmp_path)
    restore_backup(path, PHRASE)

    assert manifest.keys_left == ["secret.key", "keys.json"]
    assert not (home / "secret.key").exists()
    assert {"secret.key", "keys.json"}.isdisjoint(manifest.files)


def test_keys_that_were_asked_for_come_to_their_places(world, settings, tmp_path):
    path = tmp_path / "k.backup"
    _backup(path, with_keys=True)
    home = _emptied(settings, tmp_path)
    settings.KEYS = tmp_path / "elsewhere" / "ring.json"
    restore_backup(path, PHRASE)

    assert settings.KEYS.read_text() == '{"keys": 1}'
    assert settings.KEYS.stat().st_mode & 0o077 == 0
    assert (home / "secret.key").read_text() == "secret of the machine"
