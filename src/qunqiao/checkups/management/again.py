"""``qunqiao verify checkup``: an old check-up computed again from what was kept of it."""

import json
from typing import Annotated

import typer
from django.utils.translation import gettext as _

from qunqiao.checkups import bridge
from qunqiao.checkups.queries import numbered_checkup
from qunqiao.kit.errors import NotFound
from qunqiao.trail.management import verifying


@verifying.command("checkup")
def verify_checkup(
    number: Annotated[int, typer.Argument(help="Number of the check-up.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the verdict as JSON.")] = False,
) -> None:
    """Compute a check-up again from its snapshot, rulebooks and parameters; exit 1 if it differs."""
    checkup = numbered_checkup(number)
    if checkup is None:
        raise NotFound(_("没有第 %(id)d 次体检。") % {"id": number})
    digest = bridge.examine_again(checkup).digest()
    same = digest == checkup.result
    words = {"id": number, "digest": digest, "kept": checkup.result}
    if as_json:
        verdict = {"checkup": number, "same": same, "kept": checkup.result, "computed": digest}
        typer.echo(json.dumps(verdict))
    elif same:
        typer.echo(_("第 %(id)d 次体检复算一致，结果摘要 %(digest)s") % words)
    else:
        told = _("第 %(id)d 次体检复算不一致：当时的结果摘要 %(kept)s，现在算出 %(digest)s")
        typer.echo(told % words)
    if not same:
        raise typer.Exit(1)
