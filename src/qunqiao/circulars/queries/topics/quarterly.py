"""季度报告: what an officer used to add up by hand at the end of each quarter."""

from qunqiao.circulars.queries.composing import Asked, Composed, Paper, dated
from qunqiao.circulars.queries.findings import checked_by
from qunqiao.circulars.queries.topics.mending import by_theme, by_unit, overall, tasks
from qunqiao.circulars.queries.topics.renewing import elections

_QUARTERS = "一二三四"


def quarter(asked: Asked) -> Composed:
    """报告 of a quarter: organisations, elections, rectification, tasks."""
    paper = Paper(asked)
    unit, day = asked.unit.name, asked.day
    name = f"{day.year}年第{_QUARTERS[(day.month - 1) // 3]}季度"
    paper.say(f"现将{unit}{name}群团工作情况报告如下（截至{dated(day)}）。")
    paper.heading(1, "组织基本情况")
    units, organisations = paper.number("units.all"), paper.number("organisations.all")
    paper.say(f"共有单位{units}个，群团组织{organisations}个。")
    paper.heading(1, "换届情况")
    elections(paper)
    paper.heading(1, "问题整改情况")
    if checked_by(asked.scope) is None:
        paper.say("本季度末之前没有做过体检，问题情况不明。")
    else:
        overall(paper)
        by_theme(paper)
    paper.heading(1, "督办任务情况")
    every = paper.number("leads.all")
    if paper.value(every):
        tasks(paper)
    else:
        paper.say(f"截至{dated(day)}，已下达督办任务的牵头责任{every}项。")
    if checked_by(asked.scope) is not None:
        by_unit(paper)
    return paper.done("report", f"{unit}关于{name}群团工作情况的报告", "")
