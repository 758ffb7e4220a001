"""What can be refused in supervision."""

from django.utils.translation import gettext_lazy as _

from qunqiao.kit.errors import Conflict, Invalid


class ReadAlready(Conflict):
    """The same text is kept already."""

    default = _("这份材料已经收录过，不用再交一遍。")


class Settled(Conflict):
    """The item has gone into others, or a directive was made of it."""

    default = _("这一条已经处理过，请刷新页面。")


class NotInText(Invalid):
    """What was quoted does not stand in the text."""

    default = _("原文里没有这几个字。请从原文中复制，一字不差。")


class NothingBehind(Conflict):
    """There is no item behind this one to merge with."""

    default = _("后面没有同类的内容可以合并。")


class NothingTaken(Conflict):
    """No accepted demand is left to make a directive of."""

    default = _("没有新接受的要求可以转为督办。请先接受要求。")


class TakenAlready(Conflict):
    """The document has its meeting."""

    default = _("这份材料已经有对应的会议。")


class SentAlready(Conflict):
    """The task was sent; it is changed by sending another."""

    default = _("任务已经下达，不能再改。需要调整时请变更责任分工，或者另立任务。")


class NotSent(Conflict):
    """The task was not sent yet."""

    default = _("任务还没有下达。")


class EndsBeforeItBegins(Invalid):
    """The days are the wrong way round."""

    default = _("结束的一天不能早于开始的一天。")


class NoField(Invalid):
    """A task covers nothing."""

    default = _("请至少选一个单位范围。")


class ReasonNeeded(Invalid):
    """Somewhere nobody or several answer for the task; sending it so needs a reason."""

    default = _("还有责任真空或者重叠。先补上，或者写明为什么现在就下达。")


class DoerVerifies(Invalid):
    """Who carries it out must not be who finds it done."""

    default = _("牵头单位不能自己核验自己。请换一个核验单位。")


class OutsideField(Invalid):
    """The branch lies outside the field of the task."""

    default = _("所选范围不在任务范围之内。")


class PassedAlready(Conflict):
    """The relay was passed on already; it is asked once."""

    default = _("已经登记过传达，不用再填。")


class NotYet(Invalid):
    """What is to come has not been done."""

    default = _("传达日期不能晚于今天。传达过再登记。")


class NotALead(Conflict):
    """Measures are for those who lead."""

    default = _("只有牵头单位填写落实措施。")


class AskedAlready(Conflict):
    """An extension of this task waits for its answer."""

    default = _("已经申请过延期，正在等待答复。")


class NotWaiting(Conflict):
    """The extension has its answer."""

    default = _("这份延期申请已经答复。")


class NotLater(Invalid):
    """More time means a later day."""

    default = _("延到的日期要晚于现在的完成期限。")


class NothingToSend(Invalid):
    """None of the chosen findings can be made a task."""

    default = _("所选问题里没有可以下达整改的。")


class TooManyFindings(Invalid):
    """More findings than one sending takes."""

    default = _("一次最多下达 300 条。请先按单位、主题或程度筛选，分几次下达。")


class FindingsChanged(Conflict):
    """One of the findings can no longer be sent; nothing was."""

    default = _("有的问题刚刚有了整改任务，或者情况有变，一条也没有下达。请刷新页面核对后再下达。")


class DataDecides(Conflict):
    """The task closes when the check-up no longer shows its finding, not by anybody's word."""

    default = _(
        "这项任务由体检结果销号：资料更正后，下一次体检不再显示这个问题就自动销号，不能人工销号。"
    )


class DataStillShows(Conflict):
    """Findings that bear on what is to be closed still stand."""

    default = _("体检仍显示有关问题，不能销号。等体检不再显示后再核验，或者退回并说明理由。")


class AnsweredAlready(Conflict):
    """The sheet was answered; it is asked once."""

    default = _("这张表已经填过，不用再填。")


class AnswersMissing(Invalid):
    """Not every line has its answer."""

    default = _("每个问题都要选“有”或者“没有”；有的，或者体检显示有的，写一句依据。")


class PlanMissing(Invalid):
    """A problem is the unit's own, and nothing is said of what will be done."""

    default = _("有这个问题的，要写做什么、什么时候做完。")


class NothingAsked(Invalid):
    """An inspection without a problem or without a unit."""

    default = _("请至少选一个问题，并选有下级单位的范围。")


class NotAChange(Invalid):
    """A correction that changes nothing."""

    default = _("没有改动。")


class Answered(Conflict):
    """Somebody has answered it; what was sent stands."""

    default = _("已经有单位办理，不能再更正。请另立任务或者另外通知。")


class NothingToWithdraw(Conflict):
    """None of the tasks chosen stands under this letter."""

    default = _(
        "所选任务里没有可以撤回的：已经销号、已经撤回，或者不在这份通知书里。请刷新页面核对。"
    )


class TaskIsOver(Conflict):
    """The task was closed or withdrawn."""

    default = _("这项任务已经销号或者撤回，不用再办。")


class NotReturned(Conflict):
    """Only a task that was closed, and whose finding has returned, is opened again."""

    default = _("这项任务没有需要重新整改的问题。")


class TooManyUnits(Invalid):
    """More units than one inspection asks."""

    default = _("一次最多发给 500 个单位。请选小一些的范围，或者只发到直接下级。")


class NobodyLed(Conflict):
    """Without a doer nobody can be told apart from the doer."""

    default = _("还没有单位牵头，谈不上办成。请先明确责任。")
