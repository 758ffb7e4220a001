"""The command line of supervision."""

import typer

from qunqiao.supervision.management import read

commands = typer.Typer()
commands.add_typer(read.commands)
