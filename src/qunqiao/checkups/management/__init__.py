"""The command line of check-ups: take a snapshot, check it up, check the rulebooks themselves."""

import typer

from qunqiao.checkups.management.again import verify_checkup
from qunqiao.checkups.management.checkup import checkup
from qunqiao.checkups.management.rules import rules
from qunqiao.checkups.management.snapshot import snapshot
from qunqiao.checkups.management.synth import synth

commands = typer.Typer()
commands.command()(snapshot)
commands.command()(checkup)
commands.command()(synth)
commands.add_typer(rules, name="rules")

# ``verify_checkup`` stands beside ``verify trail``, below the same word.
__all__ = ["commands", "verify_checkup"]
