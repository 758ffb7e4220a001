"""``qunqiao synth``: a country of invented records, to test and to measure with."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from django.utils.translation import gettext as _

from qunqiao.checkups.bridge import write_country
from qunqiao.checkups.management.snapshot import tell_table
from qunqiao.kit import clock


def synth(
    directory: Annotated[Path, typer.Argument(help="Folder to write to, empty or new.")],
    organisations: Annotated[int, typer.Option(help="About so many organisations.")] = 10_000,
    people: Annotated[
        int, typer.Option(help="About so many people, 8 or more for each.")
    ] = 185_000,
    seed: Annotated[
        str, typer.Option(help="The same seed and size give the same country.")
    ] = "qunqiao",
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day on which it stands.")
    ] = None,
) -> None:
    """Write a synthetic country as Parquet tables; the faults planted in it stand in key.json."""
    taken = write_country(
        directory,
        size=(organisations, people),
        seed=seed,
        as_of=as_of.date() if as_of else clock.today(),
        progress=tell_table,
    )
    typer.echo(_("快照摘要 %(digest)s") % {"digest": taken.digest}, err=True)
    typer.echo(str(taken.directory))
