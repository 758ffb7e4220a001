"""What this app refuses."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qunqiao.kit.errors import Conflict, Invalid


class UnfitAddress(Invalid):
    """Nothing may be sent to this address; the sentence says why."""

    default = _("这个地址不能作为接收地址。")


class NoEvents(Invalid):
    """A hook for nothing."""

    default = _("请至少选择一类事件。")


class TooManyHooks(Conflict):
    """One person may keep only so many."""

    default = _("您的对接已经达到上限，请先删除不用的。")


class NotRunning(Conflict):
    """The hook is paused."""

    default = _("这个对接已暂停，请先恢复。")


class NotSent(Exception):
    """A call that did not arrive: ``status`` is the answer's, None if there was none."""

    def __init__(self, sentence: str | Promise, status: int | None = None) -> None:
        super().__init__(str(sentence))
        self.sentence, self.status = sentence, status
