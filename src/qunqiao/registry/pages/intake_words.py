"""What the pages of an intake say of it and of its rows."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from qunqiao.kit.components import state
from qunqiao.kit.jinja import moment, number, said
from qunqiao.registry import bridge
from qunqiao.registry.models import Intake, Verdict
from qunqiao.registry.queries.intake_rows import KeptRow

VERDICTS = tuple(str(verdict) for verdict in Verdict.values)


def lead(intake: Intake) -> str:
    """The one sentence that matters of an intake now."""
    words = {name: number(intake.count(name)) for name in VERDICTS}
    words |= {"rows": number(intake.rows_read), "at": moment(intake.applied_at or intake.since)}
    sentences = {
        Intake.State.READING: _("正在读取和核对，什么都没有写入。"),
        Intake.State.READY: _ready(intake),
        Intake.State.APPLYING: _("正在写入，全部写完才生效。"),
        Intake.State.APPLIED: _(
            "已于 %(at)s 写入：新增 %(add)s 行，变更 %(change)s 行；退回 %(refused)s 行。"
        ),
        Intake.State.WITHDRAWN: _("已经放弃。文件和各行内容已删除，什么都没有写入名册。"),
        Intake.State.UNDONE: _("已经撤回。名册恢复到写入之前，文件和各行内容已删除。"),
    }
    if intake.state == Intake.State.UNREADABLE:
        return said(intake.trouble[bridge.language()])
    return sentences[Intake.State(intake.state)] % words


def _ready(intake: Intake) -> str:
    if not intake.would_write:
        return _(
            "共 %(rows)s 行：与名册一致 %(unchanged)s 行，退回 %(refused)s 行，没有要写入的内容。"
        )
    return _(
        "共 %(rows)s 行：新增 %(add)s，变更 %(change)s，不变 %(unchanged)s，退回 %(refused)s。"
        "现在什么都没有写入。"
    )


def sheet_names(intake: Intake) -> list[str]:
    """What each table of the file is called: the sheet, and what it holds where a sheet holds several."""
    titles = [sheet["title"] for sheet in intake.sheets]
    return [
        _("%(title)s（%(table)s）")
        % {"title": title, "table": bridge.table_title(sheet["table"], bridge.language())}
        if titles.count(title) > 1
        else title
        for title, sheet in zip(titles, intake.sheets, strict=True)
    ]


def place(intake: Intake, row: KeptRow) -> str:
    """Where a row stands in the file."""
    title = intake.sheets[row.sheet]["title"]
    return _("%(title)s 第 %(row)d 行") % {"title": title, "row": row.number}


def record(row: KeptRow) -> str:
    """What a row is about: its key, and the name if it has one."""
    name = str(row.values.get("name", ""))
    return f"{row.key} {name}".strip()


def verdict(row: KeptRow) -> str | Markup:
    """What the row does; a refusal carries the sign of a breach."""
    label = str(Verdict(row.verdict).label)
    return state("breach", text=label) if row.verdict == Verdict.REFUSED else label


def details(row: KeptRow) -> Markup:
    """The fields of a new record, the old and new values of a change, the reasons of a refusal."""
    lines = [Markup("<li>{}</li>").format(line) for line in _lines(row)]
    if not lines:
        return Markup("")
    return Markup('<ul class="list-unstyled mb-0">{}</ul>').format(Markup("").join(lines))


def plain_details(row: KeptRow) -> str:
    """The same as one text, for a spreadsheet."""
    return _("；").join(line.striptags() for line in _lines(row))


def _lines(row: KeptRow) -> Iterator[Markup]:
    spoken = bridge.language()
    if row.verdict == Verdict.REFUSED:
        yield from (escape(said(reason[spoken])) for reason in row.reasons)
    elif row.verdict == Verdict.CHANGE:
        yield from (_changed(row, field) for field in row.before)
    elif row.verdict == Verdict.ADD:
        yield from _added(row)
    for warning in row.warnings:
        yield escape(_("提醒：%(sentence)s") % {"sentence": said(warning[spoken])})


def _changed(row: KeptRow, field: str) -> Markup:
    shown = _shown(row, field, row.before[field])
    old = Markup("<del>{}</del>").format(shown) if shown else _("（空）")
    new = _shown(row, field, row.values.get(field))
    title = _title(row, field)
    return Markup("{}{}{} → <ins>{}</ins>").format(title, _("："), old, new)


def _added(row: KeptRow) -> Iterator[Markup]:
    key = bridge.LAYOUTS[row.table].key
    told = [
        _("%(field)s %(value)s") % {"field": _title(row, field), "value": _shown(row, field, value)}
        for field, value in row.values.items()
        if field not in key and field != "name"
    ]
    if told:
        yield escape(_("，").join(told))


def _title(row: KeptRow, field: str) -> str:
    return said(bridge.field_title(row.table, field, bridge.language()))


def _shown(row: KeptRow, field: str, value: Any) -> str:
    return said(bridge.shown(row.table, field, value, bridge.language()))
