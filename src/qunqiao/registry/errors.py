"""What the registry and its intake refuse."""

from collections.abc import Mapping, Sequence

from django.utils import translation
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from qunqiao.kit.errors import Conflict, Invalid

LANGUAGES = {"zh": "zh-hans", "en": "en"}
BROKEN = _("系统读取这个文件时出了故障，什么都没有写入。请稍后重新上传；仍不行，请告诉系统管理员。")
NOT_WRITTEN = _("系统写入时出了故障，什么都没有写入。请再确认一次；仍不行，请告诉系统管理员。")
TOO_HEAVY = _(
    "读这个文件超出了允许的内存或时间，或者文件已经损坏。"
    "请用 Excel 或 WPS 打开，删去多余的格式和空行，另存为 .xlsx，或者分成几个文件后再上传。"
)


def both(sentence: object, **details: object) -> dict[str, str]:
    """A sentence of this app in the two languages an intake keeps."""
    words = {}
    for short, language in LANGUAGES.items():
        with translation.override(language):
            words[short] = str(sentence) % details if details else str(sentence)
    return words


class IntakeNotReady(Conflict):
    """The intake is not waiting to be applied."""

    default = _("这份报表现在不能写入：它可能已经写入、已放弃，或还在读取。请刷新后再看。")


class NothingToWrite(Conflict):
    """Every row is as the registry has it already, or was refused."""

    default = _("这份报表没有要写入的内容：各行与名册一致，或已退回。")


class StoppedByRefusals(Conflict):
    """Some row was refused, and the sender asked for all rows or none."""

    default = _(
        "上传时选了“有一行退回就全部不写”，这份报表有退回的行。请改好退回的行，重新上传整份报表。"
    )


class MovedOn(Conflict):
    """The registry was changed between comparing and writing."""

    default = _("核对之后名册有了变动，什么都没有写入，请再来一次。")


class IntakeClosed(Conflict):
    """The intake was applied or withdrawn before."""

    default = _("这份报表已经写入或已经放弃，不能再放弃。")


class IntakeNotOld(Conflict):
    """The term of the intake's file has not ended, or nothing of it is kept."""

    default = _("这份报表还没有到删除的时候，或者已经删除。")


class HeadingsSettled(Conflict):
    """The intake is being read or written, or that is done."""

    default = _(
        "这份报表现在不能更正表头，也不能判断存疑的行："
        "它还在读取、正在写入，或者已经办完。请刷新后再看。"
    )


class NotUndoable(Conflict):
    """The intake is not one that was applied, or its rows are not kept."""

    default = _("这份报表不能撤回：它没有写入、已经撤回，或者写入时系统还没有保存逐行记录。")


class RecordsMovedOn(Conflict):
    """Records the intake wrote were changed since, or others rest on them; ``records`` names up to ten."""

    def __init__(self, records: Sequence[str], number: int) -> None:
        shown = _("、").join(records[:10]) if records else ""
        sentence = _(
            "不能撤回，什么都没有改动：写入之后有 %(number)d 条记录又有了变动，或者有别的记录要靠它们：%(records)s。"
            "请先处理这些记录，再撤回。"
        )
        super().__init__(str(sentence) % {"number": number, "records": shown})
        self.records = list(records)
        self.number = number


class Unreadable(Invalid):
    """Nothing of the file can be taken; ``sentences`` says why, by language (zh, en)."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        spoken = "en" if (translation.get_language() or "").startswith("en") else "zh"
        super().__init__(sentences[spoken])
        self.sentences = dict(sentences)


class AlreadyAsked(Conflict):
    """The membership waits in another transfer."""

    default = _("此人的这份会籍已有一件转接在等答复，先办结那一件。")


class MembershipEnded(Conflict):
    """There is nothing left to hand over."""

    default = _("此人在转出组织的会籍已经结束，没有可转的会籍。")


class AlreadyMember(Conflict):
    """The person is a member there, or was until after the day of the transfer."""

    default = _("此人在这一天之后仍有转入组织的会籍，不能再转入。请核对日期。")


class NotTheSameKind(Conflict):
    """A union's membership cannot become a League membership."""

    default = _("会籍只能在同一类组织之间转接，请核对转入组织。")


class NotOnRegister(Conflict):
    """The organisation that would take the member in is closed, or not founded yet."""

    default = _("转入组织这一天不在册（尚未成立或已经撤销），不能转入。")


class TransferClosed(Conflict):
    """Somebody was faster."""

    default = _("这件转接已经办结，请刷新后看结果。")


class DayDoesNotFit(Conflict):
    """The day of the change lies before the membership, or in the future."""

    default = _("转接日期不能早于入会日期，也不能晚于今天。")


class NotLateYet(Conflict):
    """The answering side still has time, or nobody is above both."""

    default = _("这件转接还在答复期限内，或两边没有共同的上级，不能上报。")


class NotAPair(Conflict):
    """One of the records has been merged, erased, or is the same as the other."""

    default = _("这两条记录已不能合并：其中一条已经合并、已经删除，或者两个工号是同一个人。")


class TwoOpenTransfers(Conflict):
    """Both memberships that would become one wait in a transfer."""

    default = _("两条记录在同一组织的会籍各有一件转接在等答复，请先办结一件再合并。")


class MergeOver(Conflict):
    """The merge was undone before, or its journal was erased with the person."""

    default = _("这次合并已经撤销，或者相关资料已应本人要求删除，不能再撤销。")


class MergeMovedOn(Conflict):
    """Records have changed since the merge; ``names`` are some of them, of ``number`` in all."""

    def __init__(self, names: Sequence[str], number: int) -> None:
        words = {"num": number, "names": gettext("、").join(names)}
        super().__init__(
            ngettext(
                "合并之后有 %(num)d 处变动，撤销会丢掉这些变动，所以不能撤销：%(names)s。",
                "合并之后有 %(num)d 处变动，撤销会丢掉这些变动，所以不能撤销：%(names)s。",
                number,
            )
            % words
        )
