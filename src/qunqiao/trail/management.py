"""``qunqiao verify trail``: whether every write since the beginning is still as it was."""

import json
from typing import Annotated

import typer
from django.utils.translation import gettext as _

from qunqiao.trail.queries import Broken, verify

commands = typer.Typer()
verifying = typer.Typer(help="Recompute what was published, and say where it does not hold.")
commands.add_typer(verifying, name="verify")


@verifying.callback()
def every() -> None:
    """Verify a published record."""


@verifying.command()
def trail(
    head: Annotated[str, typer.Option(help="A head digest kept earlier, to compare with.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print the verdict as JSON.")] = False,
) -> None:
    """Recompute the chain; exit 1 and name the entries if any was changed, removed or moved."""
    verdict = verify()
    other = bool(head) and head != verdict.head
    if as_json:
        broken = [{"number": item.number, "fault": item.fault} for item in verdict.broken]
        typer.echo(json.dumps({"entries": verdict.entries, "head": verdict.head, "broken": broken}))
    else:
        for item in verdict.broken:
            typer.echo(_told(item))
        if not verdict.broken:
            typer.echo(_("%(n)d 条留痕首尾相接，没有改动、缺失或错位") % {"n": verdict.entries})
        typer.echo(_("链首摘要 %(head)s") % {"head": verdict.head})
        if other:
            typer.echo(_("与您保存的链首摘要不同：如果其间没有新的留痕，就是有人改写过"))
    if verdict.broken or other:
        raise typer.Exit(1)


def _told(item: Broken) -> str:
    sentences = {
        "changed": _("第 %(n)d 条被改动过"),
        "removed": _("第 %(n)d 条缺失"),
        "moved": _("第 %(n)d 条不在原来的位置"),
        "detail": _("第 %(n)d 条的前后内容被改动或缺失"),
    }
    return sentences[item.fault] % {"n": item.number}
