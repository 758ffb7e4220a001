"""``qunqiao backup`` and ``qunqiao restore``."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from django.conf import settings
from django.utils.translation import gettext as _

from qunqiao.config.backup.contents import key_files, unknown_names
from qunqiao.config.backup.digests import Digests, registry_here, trail_here
from qunqiao.config.backup.errors import Disagreement
from qunqiao.config.backup.manifest import Manifest, digests_of
from qunqiao.config.backup.marker import leave_marker
from qunqiao.config.backup.passphrase import passphrase
from qunqiao.config.backup.reading import verify_backup
from qunqiao.config.backup.restoring import restore_backup
from qunqiao.config.backup.structure import structure_here
from qunqiao.config.backup.writing import write_backup
from qunqiao.config.preparing import prepare

commands = typer.Typer()
_File = Annotated[Path, typer.Argument(help="The backup file.")]
_Phrase = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file",
        help="File whose first line is the passphrase (else QUNQIAO_BACKUP_PASSPHRASE, else asked).",
    ),
]
_Json = Annotated[bool, typer.Option("--json", help="Print the digests as JSON.")]


@commands.command()
def backup(
    file: _File,
    phrase: _Phrase = None,
    force: Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")] = False,
    with_keys: Annotated[
        bool, typer.Option("--with-keys", help="Put this machine's keys in as well.")
    ] = False,
    verify: Annotated[
        bool, typer.Option("--verify", help="Read FILE to its end and write nothing.")
    ] = False,
    as_json: _Json = False,
) -> None:
    """Write the whole platform, as it stands at this moment, into one encrypted FILE.

    People go on working meanwhile. With --verify an existing FILE is proved genuine and whole.
    """
    if verify:
        manifest = verify_backup(file, passphrase(phrase, new=False))
        _tell(manifest, digests_of(manifest), file, as_json=as_json)
        typer.echo(_("备份完整，每一块、每张表、每个文件都对得上"), err=True)
        return
    typed = passphrase(phrase, new=True)
    manifest = write_backup(file, typed, with_keys=with_keys, replace=force, progress=_progress)
    leave_marker(manifest)
    _tell(manifest, digests_of(manifest), file, as_json=as_json)
    for line in _advice(manifest):
        typer.echo(line, err=True)


@commands.command()
def restore(file: _File, phrase: _Phrase = None, as_json: _Json = False) -> None:
    """Put a backup into this platform, which must be empty, and compare every digest.

    Exit 1: what was written is not what was backed up; all of it was taken back.
    """
    try:
        restored = restore_backup(file, passphrase(phrase, new=False), _progress)
    except Disagreement as fault:
        names = _("、").join(_names()[name] for name in fault.names)
        typer.echo(
            _("恢复出来的与备份不一致（%(names)s），已全部退回") % {"names": names}, err=True
        )
        raise typer.Exit(1) from None
    prepare()
    _tell(restored.manifest, restored.found, file, as_json=as_json)
    typer.echo(_("已恢复，各项摘要与备份一致"), err=True)
    if not restored.current:
        _tell_upgraded()
    if "keys.json" in restored.manifest.keys_left:
        typer.echo(
            _(
                "备份里没有密钥：请把另外保管的 keys.json 放到 %(path)s，再启动服务。没有它，已加密的证件号码和电话读不出来。"
            )
            % {"path": settings.KEYS},
            err=True,
        )


def _progress(name: str, rows: int) -> None:
    if sys.stderr.isatty() and rows:
        typer.echo(f"  {name}  {rows}", err=True)


def _tell_upgraded() -> None:
    """What the tables say once they have this program's structure; there is nothing to compare with."""
    structure = structure_here()
    trail = trail_here(structure)
    typer.echo(_("数据库已升级到当前版本"), err=True)
    typer.echo(f"{_names()['registry']} {registry_here(structure)}", err=True)
    if trail is not None:
        typer.echo(
            _("留痕 %(n)d 条，对不上的 %(broken)d 处，链首摘要 %(head)s")
            % {"n": trail.entries, "broken": len(trail.broken), "head": trail.head},
            err=True,
        )


def _names() -> dict[str, str]:
    return {
        "registry": _("名册摘要"),
        "trail": _("留痕摘要"),
        "tables": _("各表摘要"),
        "files": _("文件摘要"),
    }


def _tell(manifest: Manifest, found: Digests, file: Path, *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(_as_json(manifest, found, file), ensure_ascii=False))
        return
    typer.echo(
        _("%(moment)s 的备份：%(tables)d 张表 %(rows)d 行，%(files)d 个文件")
        % {
            "moment": manifest.created_at,
            "tables": len(manifest.tables),
            "rows": manifest.rows,
            "files": len(manifest.files),
        }
    )
    uncomputed = _("没有计算：数据库当时还没有升级")
    for name, words in _names().items():
        typer.echo(f"{words} {found.as_json()[name] or uncomputed}")
    if manifest.trail and manifest.trail.broken:
        typer.echo(
            _("注意：备份那一刻，留痕就有 %(n)d 处对不上，请运行 qunqiao verify trail 核查")
            % {"n": len(manifest.trail.broken)},
            err=True,
        )


def _as_json(manifest: Manifest, found: Digests, file: Path) -> dict[str, Any]:
    return {
        "file": str(file),
        "bytes": file.stat().st_size,
        "created_at": manifest.created_at,
        "version": manifest.version,
        "database": manifest.database,
        "tables": {name: table.rows for name, table in manifest.tables.items()},
        "files": len(manifest.files),
        "keys": sorted(manifest.keys),
        "trail": {
            "entries": manifest.trail.entries if manifest.trail else None,
            "head": manifest.trail.head if manifest.trail else None,
        },
        "digests": found.as_json(),
    }


def _advice(manifest: Manifest) -> list[str]:
    """What the person who keeps the file must know."""
    said = []
    if manifest.keys:
        said.append(_("备份里有密钥：谁有文件和口令，谁就能读到一切。请把两者分开保管。"))
    elif manifest.keys_left:
        paths = _("、").join(str(key_files()[name]) for name in manifest.keys_left)
        said.append(_("密钥不在备份里，请另外保管：%(paths)s") % {"paths": paths})
    if "keys.json" in manifest.keys_left:
        said.append(_("没有 keys.json，已加密的证件号码和电话恢复以后读不出来。"))
    if strange := unknown_names():
        said.append(_("没有放进备份（不认识）：%(names)s") % {"names": _("、").join(strange)})
    said.append(_("口令不会存在任何地方：忘了口令，备份就打不开。"))
    return said
