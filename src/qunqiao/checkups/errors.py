"""What can be refused about check-ups, each with the sentence a person reads."""

from django.utils.translation import gettext_lazy as _

from qunqiao.kit.errors import Conflict, Invalid


class CheckupUnderWay(Conflict):
    """One is running or waiting already."""

    default = _("已有一次体检正在进行，做完后再发起新的一次。")


class NotWaiting(Conflict):
    """The check-up has begun or ended; it cannot begin again."""

    default = _("这次体检已经开始或结束，不能重复进行。")


class BadTables(Invalid):
    """The folder does not hold the tables of a snapshot."""


class BadRulebook(Invalid):
    """A rulebook cannot be read; the sentence names the file, the rule and the key."""


class NoTexts(Invalid):
    """Nothing to look quotes up in: without it, none would be found and none be wrong."""


class NoRulebooks(Invalid):
    """There is nothing to evaluate."""

    default = _("没有可用的规则集：rulebooks 目录里没有 .toml 文件。请放入规则集后再体检。")


class NotStanding(Conflict):
    """Only what stands can be waived."""

    default = _("这个问题已经销号，不需要豁免。")


class WaivedAlready(Conflict):
    """One waiver at a time; a longer one begins by taking the first back."""

    default = _("这个问题已经豁免。要改期限，请先撤回原来的豁免。")


class NotWaived(Conflict):
    """There is no waiver to take back."""

    default = _("这个问题现在没有豁免，可能已经到期或被撤回。")


class WaiverDays(Invalid):
    """A waiver has an end, and not a far one."""

    default = _("豁免必须有期限：从今天起，最长两年。")


class NoReason(Invalid):
    """Whoever reads the trail must understand why."""

    default = _("请写明理由，至少 5 个字，最多 500 个字。")


class NotKept(Conflict):
    """A check-up that cannot be computed again."""

    default = _("这次体检没有做成，或者是旧版本做的、没有留下当时的参数，不能复算。")


class NothingToTryOn(Conflict):
    """An amendment is tried on the last snapshot."""

    default = _("还没有做成过体检，没有快照可以试算。请先做一次体检，再改规则。")


class NotDraft(Conflict):
    """It was decided, or its trial is not done."""

    default = _("这项变更现在不能生效或放弃：试算还没有做完，或者已经有了决定。")


class NotTrying(Conflict):
    """The trial was done already."""

    default = _("这项变更已经试算过。")


class FromThePast(Invalid):
    """What was found before must stay what it was."""

    default = _("生效日期不能早于今天：以前的体检按当时的规则，不再改动。")


class BadParameters(Invalid):
    """A parameter is not one of the rule's, or its value does not fit."""


class NoSuchBook(Conflict):
    """Only a rulebook that was added here can be withdrawn here."""

    default = _("这个规则集不是在这里加用的，或者已经停用，不能在这里停用。")


class BookIsTaken(Invalid):
    """The id of a rulebook, or of one of its rules, belongs to another."""


class ToldAlready(Conflict):
    """One letter for each end of a term."""

    default = _("这一届的届满已经提醒过。")


class TakenAlready(Conflict):
    """Somebody noted before that it has arrived."""

    default = _("这封提醒函已经有人记下收到。")
