"""The registry's commands: the empty workbook, a filled one taken in or back, and the registry written out."""

import typer

from qunqiao.registry.management import export, intake, popolo

commands = typer.Typer()
for module in (intake, export, popolo):
    commands.add_typer(module.commands)
