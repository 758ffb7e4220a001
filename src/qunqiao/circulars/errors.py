"""What can be refused about official documents."""

from django.utils.translation import gettext_lazy as _

from qunqiao.kit.errors import Conflict, Invalid


class IssuedAlready(Conflict):
    """It was issued: nothing of it is changed any more."""

    default = _("公文已经印发，不能再改，也不能删除。要改变它，只能另发一份公文。")


class NoCheckup(Conflict):
    """No check-up was done by that day, so nothing is known of findings."""

    default = _("到这一天还没有做过体检，问题情况无从说起。请换一个截止日期，或者先体检。")


class NothingFound(Conflict):
    """The unit has nothing to put right."""

    default = _("这个单位到这一天没有待整改的问题，不用发整改通知书。")


class NothingSent(Conflict):
    """No task of the demand has been sent."""

    default = _("这条要求还没有下达任务，发不了通知。请先下达任务。")


class WrongDays(Invalid):
    """The span ends before it begins, or lies ahead."""

    default = _("起始日期要早于截止日期，截止日期不能晚于今天。")


class NotChosen(Invalid):
    """The topic needs something to be about."""

    default = _("请选择这份公文针对的单位、会议或者要求。")


class NotRecorded(Invalid):
    """A figure in its brackets differs from what the records gave."""

    default = _("⟦⟧里的数字由记录得出，不能改。要写自己的数字，请去掉整个⟦⟧。")


class NoText(Invalid):
    """Nothing is left of the text."""

    default = _("正文不能是空的。")


class NoCode(Invalid):
    """The first document of a series fixes its code."""

    default = _("请填写机关代字，只用汉字，如“澜直工发”。")


class CodeTaken(Conflict):
    """Another body, or another series, numbers its documents under this code."""

    default = _("这个机关代字已有别的单位或别的文种在用，请换一个。")


class NotNamed(Invalid):
    """A document that withdraws another has to name it by its number."""

    default = _("正文里没有写明被撤销公文的文号，不能印发。")


class NotInForce(Conflict):
    """What is to be withdrawn was withdrawn, or never issued."""

    default = _("要撤销的公文还没有印发，或者已经撤销。")


class BadForm(Invalid):
    """The engine cannot lay it out; its own sentence says why."""
