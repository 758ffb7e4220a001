"""What the registry and its intake refuse."""

from django.utils.translation import gettext_lazy as _

from qunqiao.kit.errors import Conflict


class IntakeNotReady(Conflict):
    """The intake is not waiting to be applied."""

    default = _("这份报表现在不能写入：它可能已经写入、已放弃，或还在读取。请刷新后再看。")
