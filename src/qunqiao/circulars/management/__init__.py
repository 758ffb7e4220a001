"""The command line of official documents."""

import typer

from qunqiao.circulars.management import circular

commands = typer.Typer()
commands.add_typer(circular.commands)
