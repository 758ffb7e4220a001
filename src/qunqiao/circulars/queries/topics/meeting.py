"""会议: what became of its demands (传达落实), and its minutes (纪要)."""

from qunqiao.circulars.errors import NotChosen
from qunqiao.circulars.queries.composing import Asked, Composed, Paper, dated, mark_name, titled
from qunqiao.circulars.queries.leads import directives, unplanned, waiting
from qunqiao.circulars.queries.links import meeting_address
from qunqiao.supervision.models import Meeting, Speech

_MOST_NAMED = 30


def relay(asked: Asked) -> Composed:
    """通报 of who has passed a meeting's demands on, and who has planned measures."""
    meeting = _meeting(asked)
    paper = Paper(asked)
    unit = asked.unit.name
    paper.say(
        f"{dated(meeting.held_on)}召开的“{meeting.title}”，到{dated(asked.day)}的传达落实情况通报如下。"
    )
    paper.heading(1, "传达情况")
    told, passed, late = (paper.number(f"relays.{one}") for one in ("told", "passed", "waiting"))
    paper.say(f"应传达的单位{told}个，已传达{passed}个，还没有登记传达的{late}个。")
    names = [one.unit.name for one in waiting(asked.scope).order_by("unit__path")]
    if names:
        paper.say(f"还没有登记传达的单位：{_several(names)}。")
    paper.heading(1, "落实情况")
    demands, tasked = paper.number("directives.all"), paper.number("directives.tasked")
    paper.say(f"会议提出督办要求{demands}条，已下达任务的{tasked}条。")
    every, planned, none = (paper.number(f"leads.{one}") for one in ("all", "planned", "unplanned"))
    closed, overdue = paper.number("leads.closed"), paper.number("leads.overdue")
    paper.say(
        f"各项任务的牵头责任共{every}项，已有落实措施的{planned}项，没有措施的{none}项；"
        f"已销号{closed}项，逾期{overdue}项。"
    )
    bare = unplanned(asked.scope).order_by("unit__path", "pk")
    names = list(dict.fromkeys(one.unit.name for one in bare))
    if names:
        paper.say(f"还没有落实措施的单位：{_several(names)}。")
    paper.heading(1, "有关要求")
    paper.say(
        "没有传达的单位要尽快传达；没有措施的牵头单位要写明做什么、什么时候做完，一两条就够，不要求另报材料。"
    )
    title = titled(f"{unit}关于“", meeting.title, "”传达落实情况的通报")
    return paper.done("circular", title, "所属各单位")


def minutes(asked: Asked) -> Composed:
    """会议纪要: the agenda with what was said, and the demands."""
    meeting = _meeting(asked)
    paper = Paper(asked)
    place = f"在{meeting.place}" if meeting.place else ""
    host = f"，由{meeting.host}主持" if meeting.host else ""
    paper.say(
        f"{dated(meeting.held_on)}，{meeting.unit.name}{place}召开“{meeting.title}”{host}。现将会议内容纪要如下。"
    )
    _attended(paper, meeting)
    for point in meeting.agenda.all():
        paper.heading(1, point.title)
        for line in _lines(point.minutes) or ["（会议记录还没有登记。）"]:
            paper.say(line)
    demands = directives(asked.scope).order_by("pk")
    if demands:
        paper.heading(1, "会议要求")
        for one in demands:
            paper.heading(2, one.head.rstrip("。"))
            for line in _lines(one.body):
                paper.say(line)
    kind = "纪要" if meeting.title.endswith("会议") else "会议纪要"
    title = titled("", meeting.title, kind)
    return paper.done("minutes", title, "", f"{mark_name(asked.unit)}会议纪要")


def _attended(paper: Paper, meeting: Meeting) -> None:
    """Who spoke, and how many of which role were there; nobody else is named."""
    spoke = [one.who for one in meeting.speeches.filter(kind=Speech.Kind.SPEAKER)]
    if spoke:
        paper.say(f"{'、'.join(spoke)}在会上讲话。")
    counts = [
        f"{row['role']}{paper.of_record(str(row['present']), _counted(meeting), meeting_address(meeting))}人"
        for row in meeting.presence
        if row.get("present") is not None
    ]
    if counts:
        paper.say(f"参加会议的有{'、'.join(counts)}。")


def _counted(meeting: Meeting) -> str:
    return f"会议记录：“{meeting.title}”到会人数"


def _meeting(asked: Asked) -> Meeting:
    if asked.meeting is None:
        raise NotChosen
    return asked.meeting


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _several(names: list[str]) -> str:
    """The names, the rest told in words: the list on the page holds all."""
    more = "等" if len(names) > _MOST_NAMED else ""
    return "、".join(names[:_MOST_NAMED]) + more
