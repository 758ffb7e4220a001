"""What is said of self-inspections: the tendencies, what the data shows, and where it contradicts."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from qunqiao.checkups.queries import advisor
from qunqiao.supervision.models import Answer, Concern, Task
from qunqiao.supervision.queries.inspecting import Asked
from qunqiao.supervision.queries.report_words import STOPS

LONGEST = 300
MEANINGS: Mapping[str, str | Promise] = {
    Concern.Tendency.ORGAN: gettext_lazy("工作只在机关里转，靠开会发文，离基层和群众远。"),
    Concern.Tendency.ADMINISTRATION: gettext_lazy(
        "用行政命令和行政级别办群众组织的事，领导说了算，不按章程由会员、团员、代表说了算。"
    ),
    Concern.Tendency.ARISTOCRACY: gettext_lazy(
        "委员、代表、典型里领导干部和名人多，一线普通群众少；服务少数人，不服务多数人。"
    ),
    Concern.Tendency.ENTERTAINMENT: gettext_lazy(
        "把唱歌跳舞、文体比赛当成全部工作，代替引领、维权和服务。"
    ),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A state of ``kit/state.html`` and its word."""

    outcome: str
    word: str


def mark_of(concern: Concern, answer: Answer | None, standing: int) -> Mark:
    """What a unit said of a problem beside what data shows of it today; the same for both sides."""
    task: Task | None = getattr(answer, "task", None)
    if answer is None:
        return Mark("unknown", _("未填"))
    if not answer.ours:
        if standing:
            words = ngettext("答没有，体检显示 %(n)d 条", "答没有，体检显示 %(n)d 条", standing)
            return Mark("breach", words % {"n": standing})
        return Mark("sound", _("没有"))
    if task is not None and task.state == Task.State.CLOSED:
        return Mark("sound", _("有，已销号"))
    silent = concern.data_tells and not standing
    return Mark(*(("due", _("有，体检没有显示")) if silent else ("underway", _("有，整改中"))))


def shows(line: Asked) -> str:
    """What data shows of the problem at this unit."""
    if not line.findings:
        if line.concern.data_tells:
            return _("体检没有发现有关问题。")
        return _("没有数据能说明，请按实际情况判断。")
    total = len(line.findings)
    words = ngettext("体检显示 %(n)d 条有关问题。", "体检显示 %(n)d 条有关问题。", total)
    return words % {"n": total}


def against(concern: Concern, answer: Answer | None, standing: int) -> str:
    """What of the answer the data contradicts, as both sides read it; "" where nothing does."""
    if answer is None:
        return ""
    if not answer.ours and standing:
        return _("填的是“没有”，体检仍显示有关问题。以体检为准，请核实；更正资料后自动消除。")
    if answer.ours and concern.data_tells and not standing:
        return _("填的是“有”，体检没有显示。以单位自查为准，照计划整改。")
    return ""


def suggested_grounds(line: Asked, language: str) -> str:
    """The grounds a unit may leave as they are; "" where no data shows anything either way."""
    if not line.findings:
        return _("体检没有发现有关问题。") if line.concern.data_tells else ""
    said = _("；").join(
        _("%(name)s：%(says)s")
        % {"name": one.subject_name, "says": one.says(language).rstrip(STOPS)}
        for one in line.findings
    )
    words = _("体检显示：%(said)s。") % {"said": said}
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def suggested_plan(line: Asked, language: str) -> str:
    """What the rules advise to do about the findings; "" where there is none."""
    advice = advisor(language)
    said = dict.fromkeys(advice(one) for one in line.findings)
    words = "".join(one for one in said if one)
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
