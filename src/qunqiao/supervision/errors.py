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
