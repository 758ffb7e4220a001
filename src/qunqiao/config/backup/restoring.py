"""Restoring: a backup into an empty platform, all of it or nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import structlog
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext as _

from qunqiao.config.backup import sections
from qunqiao.config.backup.contents import label, state_files, state_models
from qunqiao.config.backup.digests import Digests, digests_here
from qunqiao.config.backup.errors import Disagreement, NotEmpty, Rejected
from qunqiao.config.backup.filling import clear, fill
from qunqiao.config.backup.manifest import Manifest, digests_of
from qunqiao.config.backup.numbering import start_at
from qunqiao.config.backup.reading import kind_and_name, opened, verify_backup
from qunqiao.config.backup.sealing import Opener
from qunqiao.config.backup.structure import Structure, brought_to
from qunqiao.config.backup.unpacking import Unpacking

Progress = Callable[[str, int], None]
_log = structlog.get_logger("qunqiao.backup")


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, and the digests then and now (they agree)."""

    manifest: Manifest
    kept: Digests
    found: Digests
    current: bool  # else the database is still to be brought to this program's structure


def restore_backup(
    path: Path, passphrase: str, progress: Progress = lambda _name, _rows: None
) -> Restored:
    """The backup at ``path`` put into this platform, which must be empty, with all ids as they were.

    The file is read twice: once to prove every byte genuine before anything is written, once to
    write. Tables go in by one transaction; then everything is read again, and unless all digests are
    those of the backup the transaction is rolled back and no file is put in place. A database
    without tables gets those of the backup's version first.

    Raises:
        BackupRefusal: the file or this platform is not fit; nothing was written.
        Disagreement: what was written is not what was backed up; nothing of it remains.
    """
    manifest = verify_backup(path, passphrase)
    structure = brought_to(manifest.migrations, manifest.version)
    with Unpacking(Path(settings.HOME), manifest) as files, transaction.atomic():
        _refuse_where_something_is(structure, manifest)
        clear(state_models(structure.apps))
        _pour(path, passphrase, structure, files, progress)
        _number(structure, manifest)
        kept, found = digests_of(manifest), digests_here(structure, files.sums())
        if different := kept.disagreeing(found):
            raise Disagreement(different)
        files.put_in_place()
    _log.info("restored", backup=manifest.created_at, version=manifest.version, **found.as_json())
    return Restored(manifest, kept, found, structure.current)


def _refuse_where_something_is(structure: Structure, manifest: Manifest) -> None:
    models = structure.apps.get_model
    people = models("people", "Person").objects.filter(is_system=False)
    counts = {
        _("单位 %(n)d 个"): models("people", "Unit").objects.count(),
        _("人员 %(n)d 名"): people.count(),
        _("账号 %(n)d 个"): models("people", "Account").objects.count(),
        _("留痕 %(n)d 条"): models("trail", "Entry").objects.count(),
    }
    found = [words % {"n": count} for words, count in counts.items() if count]
    strange = [
        name
        for name, path in state_files()
        if name not in manifest.files or path.stat().st_size != manifest.files[name].size
    ]
    found += (
        [_("文件 %(name)s 等 %(n)d 个") % {"name": strange[0], "n": len(strange)}]
        if strange
        else []
    )
    if found:
        raise NotEmpty(found)


def _pour(
    path: Path, passphrase: str, structure: Structure, files: Unpacking, progress: Progress
) -> None:
    known = {label(model): model for model in state_models(structure.apps)}
    with opened(path) as file:
        for section in sections.read(Opener.buffered(file, passphrase)):
            kind, name = kind_and_name(section.title)
            if kind == "table":
                try:
                    rows = fill(known.get(name), section)
                except DatabaseError as fault:
                    raise Rejected(name, _first_line(fault)) from fault
                progress(name, rows)
            elif kind in ("file", "key"):
                files.take(kind, name, section)


def _number(structure: Structure, manifest: Manifest) -> None:
    for model in state_models(structure.apps):
        kept = manifest.tables.get(label(model))
        if kept is not None and kept.next_id is not None:
            start_at(model, kept.next_id)
    try:
        connection.check_constraints()
    except DatabaseError as fault:
        raise Rejected("*", _first_line(fault)) from fault


def _first_line(fault: Exception) -> str:
    """What the database said, without the row it said it of."""
    return (str(fault).splitlines() or [type(fault).__name__])[0]
