"""``qunqiao popolo export`` and ``qunqiao popolo import``: offices and their holders for other programs."""

import json
import tempfile
from pathlib import Path
from typing import Annotated

import typer
from django.utils.translation import gettext as _

from qunqiao.people.queries import reach_of, system_person
from qunqiao.registry.management import intake
from qunqiao.registry.management.export import day_if_asked, path_of
from qunqiao.registry.management.files import content_of, save
from qunqiao.registry.queries.popolo import popolo_of
from qunqiao.registry.queries.popolo_reading import read_popolo

commands = typer.Typer()
popolo = typer.Typer(help="Organisations, posts and holders in Popolo (popoloproject.com).")
commands.add_typer(popolo, name="popolo")


@popolo.command()
def export(
    out: Annotated[Path, typer.Argument(help="Where to write the .json.")],
    unit: Annotated[str, typer.Option(help="Only this unit and all below, by code.")] = "",
    on: Annotated[str, typer.Option(help="As it was known on this day.")] = "",
    staff_numbers: Annotated[
        bool, typer.Option("--staff-numbers", help="Name holders by staff number as well.")
    ] = False,
) -> None:
    """Write units, organisations, posts and who held them; ordinary members are left out.

    Staff numbers are what people sign in with: ask for them only where another house must know
    its own people again.
    """
    document = popolo_of(
        reach_of(system_person()), day_if_asked(on), path_of(unit), staff_numbers=staff_numbers
    )
    save(out, json.dumps(document, ensure_ascii=False, indent=1).encode())
    counts = {name: len(items) for name, items in document.items()}
    typer.echo(
        _(
            "已写到 %(path)s：单位和组织 %(organizations)d 个，职务 %(posts)d 个，任职 %(memberships)d 条，任职人员 %(persons)d 名"
        )
        % {"path": out, **counts},
        err=True,
    )


@popolo.command(name="import")
def take(
    file: Annotated[Path, typer.Argument(help="The Popolo document, .json.")],
    apply: Annotated[bool, typer.Option("--apply", help="Write what is accepted.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
    rejects: Annotated[Path | None, typer.Option(help="Where to write the refused rows.")] = None,
) -> None:
    """Compare a Popolo document with the registry; nothing is written without --apply.

    It goes the way of a workbook: the same comparison, refusals and exit codes, and what was written can
    be taken back by ``qunqiao intake-undo``.
    """
    found = read_popolo(content_of(file))
    if found.left:
        typer.echo(
            _("没有读入 %(n)d 条会员关系：这里只收职务的任职，会员名单请用报表")
            % {"n": found.left},
            err=True,
        )
    with tempfile.TemporaryDirectory(prefix="qunqiao-popolo-") as folder:
        book = Path(folder) / f"{file.stem}.xlsx"
        save(book, found.as_workbook())
        intake.intake(book, apply=apply, as_json=as_json, rejects=rejects)
