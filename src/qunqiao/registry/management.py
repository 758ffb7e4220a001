"""``qunqiao template`` and ``qunqiao intake``: the empty workbook, and a filled one compared or written."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from django.utils.translation import gettext as _

from qunqiao.kit.errors import Invalid
from qunqiao.kit.jinja import said
from qunqiao.people.queries import reach_of, system_person
from qunqiao.registry import bridge
from qunqiao.registry.jobs import take_in
from qunqiao.registry.policy.intake import scope_of
from qunqiao.registry.queries.comparison import Reading, read_workbook, rejected

commands = typer.Typer()
READ_WITH_REFUSALS = 3
VERDICTS = ("add", "change", "unchanged", "refused")


@commands.command()
def template(
    out: Annotated[Path, typer.Argument(help="Where to write the .xlsx.")],
    language: Annotated[str, typer.Option(help="zh or en.")] = "zh",
) -> None:
    """Write the empty intake workbook, with help in it."""
    if language not in ("zh", "en"):
        raise Invalid(_("--language 只能是 zh 或 en"))
    _save(out, bridge.template("en" if language == "en" else "zh"))
    typer.echo(_("模板已写到 %(path)s") % {"path": out}, err=True)


@commands.command()
def intake(
    file: Annotated[Path, typer.Argument(help="The workbook: .xlsx, .xls, .xlsb, .ods or .csv.")],
    apply: Annotated[bool, typer.Option("--apply", help="Write what is accepted.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
    rejects: Annotated[Path | None, typer.Option(help="Where to write the refused rows.")] = None,
) -> None:
    """Compare a workbook with the registry; nothing is written without --apply.

    Exit 0: read. 3: read, and some rows were refused. 2: the file was refused as a whole. Without
    --apply no intake is left behind: nobody would come back to confirm it, and the rows of people who
    never enter the registry have no reason to be kept.
    """
    actor = system_person()
    content = _content(file)
    if apply:
        reading = take_in(actor=actor, filename=file.name, content=content)
    else:
        reading = read_workbook(content, file.name, scope_of(reach_of(actor)))
    if as_json:
        typer.echo(json.dumps(_as_json(reading), ensure_ascii=False))
    else:
        for line in _told(reading):
            typer.echo(line)
    if rejects is not None and reading.count("refused"):
        _save(rejects, bridge.rejects(rejected(reading.rows), bridge.language()))
        typer.echo(_("退回的行已写到 %(path)s") % {"path": rejects}, err=True)
    typer.echo(_closing(reading, applied=apply), err=True)
    if reading.count("refused"):
        raise typer.Exit(READ_WITH_REFUSALS)


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Invalid(_("打不开文件 %(path)s，请核对路径和权限") % {"path": file}) from error


def _save(out: Path, content: bytes) -> None:
    try:
        out.write_bytes(content)
    except OSError as error:
        raise Invalid(_("写不了文件 %(path)s，请核对路径和权限") % {"path": out}) from error


def _counts(counted: Any) -> dict[str, int]:
    return {name: counted(name) for name in VERDICTS}


def _as_json(reading: Reading) -> dict[str, Any]:
    sheets = [
        {name: sheet[name] for name in ("table", "title", "rows", *VERDICTS)}
        for sheet in reading.sheets
    ]
    return {
        "rows": len(reading.rows),
        **_counts(reading.count),
        "sheets": sheets,
        "refusals": list(_refusals(reading)),
    }


def _refusals(reading: Reading) -> Iterator[dict[str, Any]]:
    spoken = bridge.language()
    for judged in reading.rows:
        for reason in judged.all_reasons:
            yield {
                "sheet": reading.sheets[judged.sheet]["title"],
                "row": judged.row.number,
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


def _closing(reading: Reading, *, applied: bool) -> str:
    counts = _counts(reading.count)
    if not counts["add"] + counts["change"]:
        return _("没有要写入的内容：各行与名册一致，或已退回")
    if applied:
        return _("已写入：新增 %(add)d 行，变更 %(change)d 行；退回 %(refused)d 行") % counts
    return _("只是核对，什么都没有写入；要写入请加 --apply")
