"""What the registry and its intake refuse."""

from collections.abc import Mapping

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from qunqiao.kit.errors import Conflict, Invalid


class IntakeNotReady(Conflict):
    """The intake is not waiting to be applied."""

    default = _("这份报表现在不能写入：它可能已经写入、已放弃，或还在读取。请刷新后再看。")


class NothingToWrite(Conflict):
    """Every row is as the registry has it already, or was refused."""

    default = _("这份报表没有要写入的内容：各行与名册一致，或已退回。")


class MovedOn(Conflict):
    """The registry was changed between comparing and writing."""

    default = _("核对之后名册有了变动，什么都没有写入，请再来一次。")


class IntakeClosed(Conflict):
    """The intake was applied or withdrawn before."""

    default = _("这份报表已经写入或已经放弃，不能再放弃。")


class Unreadable(Invalid):
    """Nothing of the file can be taken; ``sentences`` says why, by language (zh, en)."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        spoken = "en" if (translation.get_language() or "").startswith("en") else "zh"
        super().__init__(sentences[spoken])
        self.sentences = dict(sentences)
