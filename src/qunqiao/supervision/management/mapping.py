"""``qunqiao map``: where nobody, or several, answer for the open tasks."""

import dataclasses
import json
from typing import Annotated

import typer
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qunqiao.supervision.queries.map import Map, map_of, open_tasks
from qunqiao.supervision.queries.mapped import told
from qunqiao.supervision.queries.wording import burden, lines

commands = typer.Typer()


@commands.command("map")
def responsibility_map(
    as_json: Annotated[bool, typer.Option("--json", help="Print the map as JSON.")] = False,
) -> None:
    """Show where nobody, or several, lead the open tasks, in the largest pieces of tree and time."""
    found = map_of(open_tasks())
    if as_json:
        plain = dataclasses.asdict(told(found))
        typer.echo(json.dumps(plain, ensure_ascii=False, cls=DjangoJSONEncoder))
        return
    _say(found)


def _say(found: Map) -> None:
    for troubles in found.by_task().values():
        typer.echo(troubles[0].task.what)
        for one in lines(troubles):
            typer.echo(f"  {one.word}  {one.sentence}")
    for much in found.burdens:
        typer.echo(burden(much))
    total = len(found.gaps)
    said = ngettext("共 %(n)d 处责任没有理清", "共 %(n)d 处责任没有理清", total) % {"n": total}
    typer.echo(said if total else _("每项任务处处有人牵头，没有重叠。"), err=True)
