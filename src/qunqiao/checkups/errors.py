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


class NoRulebooks(Invalid):
    """There is nothing to evaluate."""

    default = _("没有可用的规则集：rulebooks 目录里没有 .toml 文件。请放入规则集后再体检。")
