"""The command line of supervision."""

import typer

from qunqiao.supervision.management import mapping, read

commands = typer.Typer()
for module in (read, mapping):
    commands.add_typer(module.commands)
