"""``--engine``: what computes a check-up, this process or Spark."""

from typing import Any

import click
from django.utils.translation import gettext as _
from typer.core import TyperCommand

from qunqiao.kit.errors import Conflict

_KEY = "qunqiao.engine"
_HERE, _SPARK = "duckdb", "spark"


class WithEngine(TyperCommand):
    """A command with the option ``--engine`` beside its own."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        option = click.Option(
            ["--engine"],
            default=_HERE,
            show_default=True,
            help="duckdb, spark, or the address of a Spark cluster (spark://host:7077).",
            expose_value=False,
            callback=_keep,
        )
        self.params.append(option)


def _keep(context: click.Context, _parameter: click.Parameter, value: str) -> None:
    context.meta[_KEY] = value


def chosen_master() -> str | None:
    """The Spark cluster that was asked for: its address, empty for one of this machine, None for none.

    Raises:
        Conflict: the option names something else.
    """
    engine = str(click.get_current_context().meta.get(_KEY, _HERE))
    if engine == _HERE:
        return None
    if engine != _SPARK and not engine.startswith("spark://"):
        raise Conflict(_("--engine 只能是 duckdb、spark 或者 spark://主机:端口。"))
    return engine.removeprefix(_SPARK) if engine == _SPARK else engine
