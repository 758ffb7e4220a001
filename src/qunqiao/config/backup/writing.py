"""Writing a backup: the whole platform at one moment into one sealed file, while people work."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import connection
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from qunqiao.config.backup.contents import FOLDERS, key_files, label, state_files, state_models
from qunqiao.config.backup.digests import registry_here, trail_here
from qunqiao.config.backup.errors import OtherStructure, Unwritable
from qunqiao.config.backup.manifest import FileSum, Manifest, TableSum
from qunqiao.config.backup.numbering import next_id
from qunqiao.config.backup.rows import columns, lines
from qunqiao.config.backup.sealing import Cost, Sealer
from qunqiao.config.backup.sections import Writer
from qunqiao.config.backup.structure import Structure, structure_here
from qunqiao.kit import clock
from qunqiao.kit.moment import one_moment

Progress = Callable[[str, int], None]
_READ = 1 << 20


def write_backup(
    path: Path,
    passphrase: str,
    *,
    with_keys: bool = False,
    replace: bool = False,
    cost: Cost | None = None,
    progress: Progress = lambda _name, _rows: None,
) -> Manifest:
    """Write the platform as it stands at this moment to ``path``, sealed; returns what it holds.

    All tables are read at one moment; files are read after it, so every file a row speaks of is
    there. Nobody who writes meanwhile waits. ``progress`` is told each table's name and rows. The
    file appears under its name only when it is whole and on the disk; one that is there already is
    kept unless ``replace``. Memory does not grow with the platform.

    Raises:
        OtherStructure: the database was never prepared.
        Unwritable: the file cannot be written there, or is there already.
    """
    structure = structure_here()
    if not structure.migrations:
        raise OtherStructure(_("数据库还没有建表，没有什么可备份。请检查 QUNQIAO_DATABASE。"))
    _refuse_inside(path)
    if path.exists() and not replace:
        raise Unwritable(
            format_lazy(_("{path} 已经存在。请换一个文件名；确实要覆盖请加 --force。"), path=path)
        )
    with _appearing(path) as out:
        sealer = Sealer(out, passphrase, cost)
        manifest = _write(Writer(sealer), structure, progress, with_keys=with_keys)
        sealer.finish()
    return manifest


def _write(
    writer: Writer, structure: Structure, progress: Progress, *, with_keys: bool
) -> Manifest:
    with one_moment():
        manifest = Manifest(
            version=version("qunqiao"),
            created_at=clock.now().isoformat(timespec="seconds"),
            database=connection.vendor,
            migrations=sorted(structure.migrations),
            trail=trail_here(structure),
            registry=registry_here(structure),
        )
        for model in state_models(structure.apps):
            names = [field.attname for field in columns(model)]
            writer.begin({"table": label(model), "columns": names})
            rows = 0
            for line in lines(model):
                writer.write(line)
                rows += 1
            table = TableSum(names, rows, writer.end().sha256, next_id(model))
            manifest.tables[label(model)] = table
            progress(label(model), rows)
    for name, path in state_files():
        _keep(writer, "file", name, path, manifest.files)
    for name, path in key_files().items():
        if with_keys:
            _keep(writer, "key", name, path, manifest.keys)
        else:
            manifest.keys_left.append(name)
    writer.begin({"manifest": 1})
    writer.write(manifest.as_bytes())
    writer.end()
    return manifest


def _keep(writer: Writer, kind: str, name: str, path: Path, kept: dict[str, FileSum]) -> None:
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return  # removed since it was listed: at this moment it is no longer state
    with file:
        writer.begin({kind: name})
        while data := file.read(_READ):
            writer.write(data)
        total = writer.end()
    kept[name] = FileSum(total.size, total.sha256)


def _refuse_inside(path: Path) -> None:
    """A backup within what is backed up would hold itself, and every later one all before it."""
    for folder in FOLDERS:
        inside = Path(settings.HOME) / folder
        if path.absolute().is_relative_to(inside.absolute()):
            raise Unwritable(
                format_lazy(
                    _("备份不能放在要备份的目录 {folder} 里，请换一个地方。"), folder=inside
                )
            )


@contextmanager
def _appearing(path: Path) -> Iterator[BinaryIO]:
    """A file that gets its name when the block ends well; only its owner may read it."""
    part = path.with_name(path.name + ".part")
    try:
        with _locked(part) as out:
            try:
                yield out
                out.flush()
                os.fsync(out.fileno())
                part.replace(path)
            except BaseException:
                part.unlink(missing_ok=True)
                raise
        _settle(path.parent)
    except BlockingIOError:
        raise Unwritable(
            format_lazy(_("另一个备份正在写 {path}，请等它完成，或者换一个文件名。"), path=path)
        ) from None
    except OSError as fault:
        raise Unwritable(
            format_lazy(
                _("写不了 {path}（{reason}）。请检查目录、权限和剩余空间。"),
                path=path,
                reason=fault.strerror or type(fault).__name__,
            )
        ) from fault


@contextmanager
def _locked(part: Path) -> Iterator[BinaryIO]:
    """The file emptied, and nobody else's; what a killed backup left is taken over."""
    # Not truncated before it is locked: another backup may be writing it.
    with os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as out:
        fcntl.flock(out, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not part.exists() or not os.path.samestat(part.stat(), os.fstat(out.fileno())):
            raise BlockingIOError  # while we opened it, it became the other's finished backup
        out.truncate()
        yield out


def _settle(folder: Path) -> None:
    """A rename is safe from a power cut once its folder is on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
