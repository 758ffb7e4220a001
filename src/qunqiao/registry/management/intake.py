"""``qunqiao intake`` and ``qunqiao intake-undo``: a filled workbook compared, written, taken back."""

import json
import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from django.utils.translation import gettext as _

from qunqiao.kit.jinja import said
from qunqiao.people.queries import reach_of, system_person
from qunqiao.registry import bridge
from qunqiao.registry.actions.undo_intake import undo_intake
from qunqiao.registry.management.files import content_of, save
from qunqiao.registry.management.taking import take_in
from qunqiao.registry.models import Intake
from qunqiao.registry.policy.intake import scope_of
from qunqiao.registry.queries.comparison import VERDICTS, Manner, Reading, read_workbook
from qunqiao.registry.queries.intake_rows import refused_in, rejected
from qunqiao.registry.queries.intakes import intake_numbered

commands = typer.Typer()
READ_WITH_REFUSALS = 3


class Mode(StrEnum):
    """What a row says to a record that is there already (``Intake.Mode``)."""

    FILL = "fill"
    UPDATE = "update"
    REPLACE = "replace"


@commands.command()
def intake(
    file: Annotated[Path, typer.Argument(help="The workbook: .xlsx, .xls, .xlsb, .ods or .csv.")],
    apply: Annotated[bool, typer.Option("--apply", help="Write what is accepted.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
    rejects: Annotated[Path | None, typer.Option(help="Where to write the refused rows.")] = None,
    mode: Annotated[
        Mode,
        typer.Option(
            help="fill: only what is blank on record; update: an empty cell keeps what is held;"
            " replace: an empty cell clears it."
        ),
    ] = Mode.UPDATE,
    strict: Annotated[
        bool, typer.Option("--strict", help="Write nothing if any row is refused.")
    ] = False,
) -> None:
    """Compare a workbook with the registry; nothing is written without --apply.

    Exit 0: read. 3: read, and some rows were refused. 2: the file was refused as a whole. Without
    --apply no intake is left behind: nobody would come back to confirm it, and the rows of people who
    never enter the registry have no reason to be kept. Interrupted, the same command does it all again.
    """
    actor = system_person()
    content, taken = content_of(file), None
    manner = Manner(scope_of(reach_of(actor)), mode.value)
    if apply:
        reading, taken = take_in(
            actor=actor,
            filename=file.name,
            content=content,
            manner=manner,
            strict=strict,
            told=_progress(),
        )
    else:
        reading = read_workbook(content, file.name, manner, _progress())
    _tell(reading, as_json=as_json)
    if rejects is not None and reading.count("refused"):
        save(
            rejects,
            bridge.rejects(rejected(refused_in(reading), bridge.language()), bridge.language()),
        )
        typer.echo(_("退回的行已写到 %(path)s") % {"path": rejects}, err=True)
    typer.echo(_closing(reading, taken, stopped=strict and apply), err=True)
    if reading.count("refused"):
        raise typer.Exit(READ_WITH_REFUSALS)


@commands.command(name="intake-undo")
def undo(
    number: Annotated[int, typer.Argument(help="The number told when the workbook was written.")],
) -> None:
    """Take an applied workbook back as a whole; refused if its records have moved on since."""
    undone = undo_intake(actor=system_person(), intake=intake_numbered(number))
    words = {"number": number, "rows": undone.would_write}
    typer.echo(_("已撤回报表 %(number)d 写入的 %(rows)d 行，名册恢复到写入之前") % words, err=True)


def _progress() -> Callable[[int], None]:
    """Tells how many rows are read, to somebody who watches."""

    def told(rows: int) -> None:
        if sys.stderr.isatty():
            typer.echo("\r" + _("已读 %(rows)d 行") % {"rows": rows}, err=True, nl=False)

    return told


def _tell(reading: Reading, *, as_json: bool) -> None:
    if not as_json:
        for line in _told(reading):
            typer.echo(line)
        return
    # Piece by piece: a file with nothing but refused rows has more to say than should stand in memory.
    typer.echo(json.dumps(_as_json(reading), ensure_ascii=False)[:-1] + ', "refusals": [', nl=False)
    for number, refusal in enumerate(_refusals(reading)):
        typer.echo((", " if number else "") + json.dumps(refusal, ensure_ascii=False), nl=False)
    typer.echo("]}")


def _counts(counted: Any) -> dict[str, int]:
    return {name: counted(name) for name in VERDICTS}


def _as_json(reading: Reading) -> dict[str, Any]:
    sheets = [
        {name: sheet[name] for name in ("table", "title", "rows", *VERDICTS)}
        for sheet in reading.sheets
    ]
    return {"rows": reading.rows, **_counts(reading.count), "sheets": sheets}


def _refusals(reading: Reading) -> Iterator[dict[str, Any]]:
    spoken = bridge.language()
    for row in refused_in(reading):
        for reason in row.reasons:
            yield {
                "sheet": reading.sheets[row.sheet]["title"],
                "row": row.number,
                "field": reason["field"],
                "value": reason["value"],
                "reason": said(reason[spoken]),
            }


def _told(reading: Reading) -> Iterator[str]:
    spoken = bridge.language()
    line = _(
        "%(title)s：%(rows)d 行，新增 %(add)d，变更 %(change)d，不变 %(unchanged)d，退回 %(refused)d"
    )
    for sheet in reading.sheets:
        yield line % sheet
        if sheet["unknown"]:
            yield "  " + _("没有认出的列：%(names)s") % {"names": _("、").join(sheet["unknown"])}
        if sheet["skipped"]:
            yield "  " + _("不是数据、没有计入的行：%(n)d") % {"n": sheet["skipped"]}
    for one in reading.ignored:
        yield said(one[spoken])
    for refusal in _refusals(reading):
        yield _("%(sheet)s：%(reason)s") % refusal


def _closing(reading: Reading, taken: Intake | None, *, stopped: bool) -> str:
    counts = _counts(reading.count)
    if not counts["add"] + counts["change"]:
        return _("没有要写入的内容：各行与名册一致，或已退回")
    if taken is not None:
        words = {**counts, "number": taken.pk}
        return (
            _(
                "已写入（报表编号 %(number)d）：新增 %(add)d 行，变更 %(change)d 行；退回 %(refused)d 行"
            )
            % words
        )
    if stopped:
        return _("有退回的行，按 --strict 什么都没有写入")
    return _("只是核对，什么都没有写入；要写入请加 --apply")
