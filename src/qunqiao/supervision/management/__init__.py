"""The command line of supervision."""

import typer

commands = typer.Typer()
