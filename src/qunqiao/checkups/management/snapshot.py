"""``qunqiao snapshot``: the registry as Parquet files without names of persons."""

from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.utils.translation import gettext as _

from qunqiao.checkups.bridge import take_snapshot
from qunqiao.kit import clock


def snapshot(
    out: Annotated[
        Path | None, typer.Option(help="Folder to write it below; the platform's own if not given.")
    ] = None,
) -> None:
    """Write the registry as it stands now to Parquet files; prints the folder's path."""
    taken = take_snapshot(
        out or settings.HOME / "snapshots", as_of=clock.today(), progress=tell_table
    )
    typer.echo(_("快照摘要 %(digest)s") % {"digest": taken.digest}, err=True)
    typer.echo(str(taken.directory))


def tell_table(name: str, rows: int) -> None:
    """One line of progress on stderr for a table that was written."""
    typer.echo(_("已写出 %(name)s：%(rows)d 行") % {"name": name, "rows": rows}, err=True)
