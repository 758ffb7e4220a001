"""What can be refused about needs."""

from django.utils.translation import gettext_lazy as _

from qunqiao.kit.errors import Conflict, Invalid, Refusal


class TooManyNow(Refusal):
    """Too many were filed in this minute, by all together; nobody in particular is counted."""

    status = 429
    default = _("现在提交的人太多，请过一两分钟再试。您写的内容可以先复制保存。")


class AlreadyAnswered(Conflict):
    """The need has its answer."""

    default = _("这件诉求已经答复，请刷新页面查看。")


class AlreadyTaken(Conflict):
    """Somebody of the unit that owns it is at it."""

    default = _("这件诉求已经有人接手，请刷新页面查看。")


class NothingToTell(Conflict):
    """There is no answer yet, or it was told."""

    default = _("这件诉求还没有答复，或者已经告知，请刷新页面查看。")


class AddedAlready(Conflict):
    """Whoever raised it has added something once."""

    default = _("已经补充过一次。还有别的情况，请再提交一件。")


class SameOwner(Invalid):
    """It would be passed to the unit that has it."""

    default = _("它现在就由这个单位办理，请选另一个单位。")


class GoesToWhomItIsAbout(Invalid):
    """A complaint would be given to the unit that is complained of."""

    default = _("这件反映的就是该单位或它的上级，不能交给它自己办，请选别的单位。")


class UnknownReceipt(Invalid):
    """No need has this receipt code."""

    default = _("没有找到这个回执码，请核对后再试。")


class TellsByItself(Conflict):
    """Whoever raised it has a code already, or is told in the portal."""

    default = _("这件诉求已经有回执，不能再出一张。")
