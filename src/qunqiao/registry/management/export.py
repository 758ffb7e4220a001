"""``qunqiao template`` and ``qunqiao export``: workbooks that can be sent in, empty and filled."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from django.utils.translation import gettext as _

from qunqiao.kit.errors import Invalid
from qunqiao.kit.narrowing import day_of
from qunqiao.people.queries import reach_of, system_person
from qunqiao.registry import bridge
from qunqiao.registry.management.files import save
from qunqiao.registry.queries.comparison.resolving import path_of_unit
from qunqiao.registry.queries.workbook import tables_of

commands = typer.Typer()
Language = Annotated[str, typer.Option(help="zh or en.")]


@commands.command()
def template(
    out: Annotated[Path, typer.Argument(help="Where to write the .xlsx.")],
    language: Language = "zh",
) -> None:
    """Write the empty intake workbook, with help in it."""
    save(out, bridge.template(_language(language)))
    typer.echo(_("模板已写到 %(path)s") % {"path": out}, err=True)


@commands.command()
def export(
    out: Annotated[Path, typer.Argument(help="Where to write the .xlsx.")],
    unit: Annotated[str, typer.Option(help="Only this unit and all below, by code.")] = "",
    on: Annotated[str, typer.Option(help="As it was known on this day.")] = "",
    language: Language = "zh",
) -> None:
    """Write the registry as a workbook in the shape that is taken in.

    Sent back, it changes nothing; one of a past day would in --mode replace take back what is known now.
    """
    tables = tables_of(reach_of(system_person()), day_if_asked(on), path_of(unit))
    save(out, bridge.workbook(tables, _language(language)))
    typer.echo(_("名册已写到 %(path)s") % {"path": out}, err=True)


def _language(asked: str) -> bridge.Language:
    if asked not in ("zh", "en"):
        raise Invalid(_("--language 只能是 zh 或 en"))
    return "en" if asked == "en" else "zh"


def path_of(code: str) -> str:
    """The place in the tree of the unit with this code; "", the whole tree, for no code.

    Raises:
        Invalid: there is none.
    """
    if not code:
        return ""
    path = path_of_unit(code)
    if path is None:
        raise Invalid(_("没有编号为 %(code)s 的单位，请核对编号") % {"code": code[:40]})
    return path


def day_if_asked(asked: str) -> date | None:
    """The day that was asked for, if one was.

    Raises:
        Invalid: it is none that can be reckoned with.
    """
    return day_of(asked) if asked else None
