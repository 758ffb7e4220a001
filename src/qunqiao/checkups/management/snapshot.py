"""``qunqiao snapshot``: the registry as Parquet files without names of persons."""

from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.utils.translation import gettext as _

from qunqiao.checkups.bridge import take_snapshot
from qunqiao.kit import clock
from qunqiao.kit.errors import Conflict


def snapshot(
    out: Annotated[
        Path | None,
        typer.Option(
            help="Folder to write it to, empty or new; the platform's own place if not given."
        ),
    ] = None,
) -> None:
    """Write the registry as it stands now to Parquet files; prints the folder's path."""
    if out is not None and out.exists() and any(out.iterdir()):
        raise Conflict(_("“%(path)s”里已经有文件，请换一个空的目录。") % {"path": out})
    below = settings.HOME / "snapshots" if out is None else out.absolute().parent
    taken = take_snapshot(below, as_of=clock.today(), progress=tell_table)
    typer.echo(_("快照摘要 %(digest)s") % {"digest": taken.digest}, err=True)
    typer.echo(str(taken.directory if out is None else _placed(taken.directory, out)))


def _placed(written: Path, out: Path) -> Path:
    """The snapshot under the name asked for, so that ``checkup --tables`` takes the same path."""
    if out.exists():
        out.rmdir()
    return written.rename(out)


def tell_table(name: str, rows: int) -> None:
    """One line of progress on stderr for a table that was written."""
    typer.echo(_("已写出 %(name)s：%(rows)d 行") % {"name": name, "rows": rows}, err=True)
