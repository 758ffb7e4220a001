"""问题整改: what was found, what was cleared, what stands, by theme and by unit."""

from collections.abc import Sequence

from qunqiao.checkups.models import Theme
from qunqiao.circulars.errors import NoCheckup
from qunqiao.circulars.queries.composing import Asked, Composed, Paper, attachment, dated, table
from qunqiao.circulars.queries.figures import count_by_branch, count_by_theme
from qunqiao.circulars.queries.findings import checked_by
from qunqiao.circulars.queries.scope import Scope
from qunqiao.circulars.queries.standing import children
from qunqiao.circulars.queries.topics.improving import improvements

KEYS = (
    "findings.before",
    "findings.found",
    "findings.returned",
    "findings.cleared",
    "findings.standing",
)
_HEADS = ("期初", "新发现", "重现", "已销号", "仍存在")


def rectification(asked: Asked) -> Composed:
    """通报 of rectification over a span.

    Raises:
        NoCheckup: nobody has looked by that day.
    """
    if checked_by(asked.scope) is None:
        raise NoCheckup
    paper = Paper(asked)
    unit = asked.unit.name
    paper.say(
        f"根据群团组织体检和督办记录，现将{unit}及所属单位{span(asked.scope)}问题整改情况通报如下。"
    )
    paper.heading(1, "总体情况")
    overall(paper)
    tasks(paper)
    by_theme(paper)
    better(paper)
    paper.heading(1, "下一步工作")
    paper.say(
        "各单位要对照仍存在的问题逐条整改，明确责任人和完成时间。整改结果以下一次体检为准，不另行要求报送材料。"
        "逾期任务的牵头单位要说明原因、尽快办结，确有困难的按程序申请延期。"
    )
    by_unit(paper)
    return paper.done("circular", f"{unit}关于群团组织体检问题整改情况的通报", "所属各单位")


def span(scope: Scope) -> str:
    """The days the figures cover."""
    return f"{dated(scope.since)}以来至{dated(scope.day)}"


def overall(paper: Paper) -> None:
    """What stood, came, went and stands."""
    before, found, returned, cleared, standing = (paper.number(key) for key in KEYS)
    waived = paper.number("findings.waived")
    text = (
        f"期初存在问题{before}个，期内新发现{found}个、销号后重现{returned}个，已销号{cleared}个；"
        f"截至{dated(paper.asked.day)}，仍存在{standing}个，另有{waived}个在豁免期。"
    )
    rate = paper.share([cleared], [before, found, returned])
    paper.say(text + (f"整改销号率{rate}。" if rate else ""))


def tasks(paper: Paper) -> None:
    """How far what was set as a task is."""
    every = paper.number("leads.all")
    if not paper.value(every):
        return
    closed, running, overdue = (
        paper.number(key) for key in ("leads.closed", "leads.open", "leads.overdue")
    )
    paper.say(
        f"已下达督办任务的牵头责任共{every}项，已销号{closed}项，在办{running}项，逾期{overdue}项。"
    )


def by_theme(paper: Paper) -> None:
    """The same by the themes of the supervising body's reports."""
    scope = paper.asked.scope
    counts = [count_by_theme(key, scope) for key in KEYS]
    rows = []
    for theme in Theme:
        values = [one[theme.value] for one in counts]
        if any(values):
            marks = paper.row(KEYS, values, scope.of(theme.value), "findings.all")
            rows.append([str(theme.label), *marks])
    if rows:
        paper.heading(1, "分类情况")
        paper.say("各类问题的整改情况如下表，各单位情况见附件。")
        paper.blocks.append(table(_columns("类别"), rows))


def by_unit(paper: Paper) -> None:
    """An attachment with the units right below, in the order of the tree: it ranks nobody."""
    scope = paper.asked.scope
    units = children(paper.asked.unit, scope)
    if not units:
        return
    counts = [count_by_branch(key, scope, units) for key in KEYS]
    rows = []
    for place, unit in enumerate(units, 1):
        values = [one.get(unit.pk, 0) for one in counts]
        marks = paper.row(KEYS, values, scope.at(unit), "findings.all")
        rows.append([str(place), unit.name, *marks])
    columns = [("序号", 0.8, "center"), *_columns("单位")]
    paper.attachments.append(attachment("各单位问题整改情况一览表", table(columns, rows)))


def better(paper: Paper) -> None:
    """Units that cleared most of what stood, among others like them."""
    found = improvements(paper)
    if found:
        paper.heading(1, "整改进步较大的单位")
        paper.say("以下只在性质相同、规模相近的单位之间比较，只看问题是否销号，不看活动数量。")
        for sentence in found:
            paper.say(sentence)


def _columns(first: str) -> Sequence[tuple[str, float, str]]:
    share = 3.2 if first == "单位" else 2.4
    return [(first, share, "left"), *((head, 1.25, "right") for head in _HEADS)]
