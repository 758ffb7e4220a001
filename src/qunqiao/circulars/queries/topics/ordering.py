"""通知 of a demand's tasks, 整改通知书 to one unit, and the 通知 that withdraws a document."""

from datetime import timedelta

from qunqiao.checkups.bridge import shelf
from qunqiao.checkups.models import Finding
from qunqiao.circulars.errors import NoCheckup, NotChosen, NothingFound, NothingSent
from qunqiao.circulars.policy import DAYS_TO_MEND
from qunqiao.circulars.queries.composing import Asked, Composed, Paper, dated, tight, titled
from qunqiao.circulars.queries.findings import checked_by, standing
from qunqiao.circulars.queries.leads import leads
from qunqiao.circulars.queries.links import finding_address, task_address
from qunqiao.supervision.models import Directive, Task

# So many findings are written out; the list behind the first figure holds all.
_MOST = 60
_MOST_NAMED = 12


def notice(asked: Asked) -> Composed:
    """通知 of the tasks that were sent for a demand: what, where, by when, who leads.

    Raises:
        NothingSent: there are none.
    """
    if asked.directive is None:
        raise NotChosen
    directive, scope = asked.directive, asked.scope
    tasks = directive.tasks.filter(sent_on__lte=asked.day).select_related("verifier")
    tasks = tasks.prefetch_related("parts__unit").order_by("due_on", "pk")
    if not tasks:
        raise NothingSent
    paper = Paper(asked)
    head = directive.head.rstrip("。")
    paper.say(f"{_origin(directive)}要求“{head}”。现将有关事项通知如下。")
    paper.heading(1, "任务和期限")
    for task in tasks:
        _task(paper, task)
    paper.heading(1, "责任分工")
    every = paper.number("leads.all")
    held = leads(scope).order_by("part__path", "pk")
    names = list(dict.fromkeys(one.unit.name for one in held))
    paper.say(f"牵头责任共{every}项，由{_several(names) or '有关单位'}承担，按各自范围落实。")
    paper.heading(1, "有关要求")
    paper.say(
        "牵头单位在平台登记落实措施，办结情况以记录和核验为准，不要求另行报送材料。确需延期的，在期限之前申请。"
    )
    title = titled(f"{asked.unit.name}关于", head, "的通知")
    return paper.done("notice", title, _several(names) or "有关单位")


def letter(asked: Asked) -> Composed:
    """整改通知书: what one unit has to put right, by which article, and by when.

    Raises:
        NoCheckup: nobody has looked by that day.
        NothingFound: nothing stands.
    """
    if asked.to_unit is None:
        raise NotChosen
    if checked_by(asked.scope) is None:
        raise NoCheckup
    rows = standing(asked.scope).order_by("urgency", "since", "pk")[:_MOST]
    if not rows:
        raise NothingFound
    paper = Paper(asked)
    due_on = asked.due_on or asked.day + timedelta(days=DAYS_TO_MEND)
    every = paper.number("findings.standing")
    paper.say(
        f"根据{dated(asked.day)}之前的体检，你单位及所属单位有下列问题{every}个需要整改。"
        f"请于{dated(due_on)}前完成整改。"
    )
    titles = shelf().rules
    paper.heading(1, "问题和依据")
    for finding in rows:
        view = titles.get(finding.rule)
        fault = (
            view.heading(finding.outcome, finding.evidence, "zh")
            if view
            else tight(finding.says_zh)
        )
        paper.heading(2, f"{finding.subject_name}：{tight(fault)}")
        says = paper.of_record(
            tight(finding.says_zh), f"体检问题第{finding.pk}号", finding_address(finding)
        )
        paper.say(f"{says}{_ground(finding)}")
    paper.heading(1, "整改要求")
    paper.say(
        "整改后请在名册中登记变化，由下一次体检核对销号，不要求另行报送材料。情况与记录不符的，请直接更正名册；"
        "确有困难的，请在期限之前说明理由，申请暂缓。"
    )
    title = f"{asked.unit.name}关于限期整改体检发现问题的整改通知书"
    return paper.done("rectification", title, asked.to_unit.name)


def withdrawal(asked: Asked) -> Composed:
    """通知 that withdraws an issued document, which it names."""
    if asked.withdraws is None:
        raise NotChosen
    gone = asked.withdraws
    paper = Paper(asked)
    issued = f"{dated(gone.issued_on)}印发的" if gone.issued_on else ""
    paper.say(
        f"{gone.unit.name}{issued}《{gone.title}》（{gone.number}）自本通知印发之日起撤销，不再执行。"
    )
    title = f"{asked.unit.name}关于撤销{gone.number}文件的通知"
    return paper.done("notice", title, gone.addressees or "所属各单位")


def _origin(directive: Directive) -> str:
    if directive.meeting is None:
        return dated(directive.given_on)
    return f"{dated(directive.meeting.held_on)}召开的“{directive.meeting.title}”"


def _task(paper: Paper, task: Task) -> None:
    paper.heading(2, task.what.rstrip("。"))
    where = _several([part.unit.name for part in task.parts.all()])
    due = paper.of_record(
        dated(task.due_on), f"督办任务第{task.pk}号的完成期限", task_address(task)
    )
    paper.say(f"范围：{where}及所属单位。完成期限：{due}。由{task.verifier.name}核验。")


def _ground(finding: Finding) -> str:
    """What it rests on first of all; the finding's own page has the rest."""
    if not finding.basis:
        return ""
    basis = finding.basis[0]
    instrument = str(basis.get("instrument", ""))
    name = instrument if instrument.startswith("《") else f"《{instrument}》"
    quote = str(basis.get("quote") or "")
    said = f"：“{quote}”" if quote else ""
    return f"依据：{name}{basis.get('article') or ''}{said}{'' if quote.endswith('。') else '。'}"


def _several(names: list[str]) -> str:
    more = "等" if len(names) > _MOST_NAMED else ""
    return "、".join(names[:_MOST_NAMED]) + more
