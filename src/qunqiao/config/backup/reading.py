"""Reading a backup to its end: whether it is genuine and whole, before anything rests on it."""

from pathlib import Path
from typing import Any, BinaryIO

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from qunqiao.config.backup import sections
from qunqiao.config.backup.contents import KEYS, belongs
from qunqiao.config.backup.errors import CutOff, Unusable, Unwritable
from qunqiao.config.backup.manifest import FileSum, Manifest, read_manifest
from qunqiao.config.backup.sealing import Opener


def opened(path: Path) -> BinaryIO:
    """The file for reading.

    Raises:
        Unwritable: it cannot be opened; says why.
    """
    try:
        return path.open("rb")
    except OSError as fault:
        raise Unwritable(
            format_lazy(
                _("打不开 {path}（{reason}）。请核对文件名和权限。"),
                path=path,
                reason=fault.strerror,
            )
        ) from fault


def verify_backup(path: Path, passphrase: str) -> Manifest:
    """What the backup at ``path`` holds, after every byte of it proved genuine and every sum right.

    Reads the file once and writes nothing; memory does not grow with it.

    Raises:
        BackupRefusal: it is none, was changed, or is not whole.
    """
    found: dict[str, dict[str, tuple[int, str]]] = {"table": {}, "file": {}, "key": {}}
    manifest = None
    with opened(path) as file:
        for section in sections.read(Opener.buffered(file, passphrase)):
            if manifest is not None:
                raise Unusable("manifest")
            kind, name = kind_and_name(section.title)
            if kind == "manifest":
                manifest = read_manifest(b"".join(section))
            elif name in found[kind]:
                raise Unusable(name)
            else:
                found[kind][name] = _summed(section, by_line=kind == "table")
    if manifest is None:
        raise CutOff
    _compare(manifest, found)
    return manifest


def kind_and_name(title: dict[str, Any]) -> tuple[str, str]:
    """Which of table, file, key or manifest a section is, and whose.

    Raises:
        Unusable: none of them, or a file that would lie outside of home.
    """
    for kind in ("table", "file", "key", "manifest"):
        if kind in title:
            name = str(title[kind])
            if (kind == "file" and not belongs(name)) or (kind == "key" and name not in KEYS):
                raise Unusable(name)
            return kind, name
    raise Unusable(str(title))


def _summed(section: sections.Section, *, by_line: bool) -> tuple[int, str]:
    rows = sum(piece.count(b"\n") for piece in section)
    total = section.sum()
    return rows if by_line else total.size, total.sha256


def _compare(manifest: Manifest, found: dict[str, dict[str, tuple[int, str]]]) -> None:
    tables = {name: (table.rows, table.sha256) for name, table in manifest.tables.items()}
    stated = {"table": tables, "file": _sums(manifest.files), "key": _sums(manifest.keys)}
    for kind, sums in stated.items():
        different = {name for name, total in found[kind].items() ^ sums.items()}
        if different:
            raise Unusable(min(different))


def _sums(files: dict[str, FileSum]) -> dict[str, tuple[int, str]]:
    return {name: (file.size, file.sha256) for name, file in files.items()}
