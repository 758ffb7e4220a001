"""The command line of supervision."""

import typer

from qunqiao.supervision.management import mapping

commands = typer.Typer()
for module in (mapping,):
    commands.add_typer(module.commands)
