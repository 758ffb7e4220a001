"""What can be refused about complaints."""

from django.utils.translation import gettext_lazy as _

from qunqiao.kit.errors import Conflict, Invalid, Refusal


class TooManyNow(Refusal):
    """Too many were filed in this minute, by all together; nobody in particular is counted."""

    status = 429
    default = _("现在提交的人太多，请过一两分钟再试。您写的内容可以先复制保存。")


class AlreadyAnswered(Conflict):
    """The complaint has its answer."""

    default = _("这件投诉已经答复。")


class UnknownReceipt(Invalid):
    """No complaint has this receipt code."""

    default = _("没有找到这个回执码，请核对后再试。")
