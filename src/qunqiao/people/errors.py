"""What can be refused about units, persons and duties."""

from collections.abc import Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qunqiao.kit.errors import Conflict, Invalid, NotAllowed


class IntoItself(Conflict):
    """A unit cannot be placed below itself."""

    default = _("不能把一个单位移到它自己或它的下级之下，请另选上级单位。")


class AlreadyClosed(Conflict):
    """Somebody closed the unit before."""

    default = _("这个单位已经撤销，它的历史记录仍可查看。")


class StillHasUnits(Conflict):
    """Units below are still open."""

    default = _("这个单位还有未撤销的下级单位，请先移走或撤销下级单位。")


class SeatEnded(Conflict):
    """The duty has ended already."""

    default = _("这项职责已经收回。")


class SeatHeld(Conflict):
    """The person already has this duty there."""

    default = _("此人在该单位已经有这项职责，不必重复授予。")


class NameTaken(Conflict):
    """The user name is in use."""

    default = _("这个用户名已经有人使用，请换一个。")


class ClosesBeforeItOpened(Conflict):
    """The day given lies before the unit existed."""

    default = _("撤销日期不能早于这个单位的设立日期，请改选日期。")


class IntoClosedUnit(Conflict):
    """The new parent is closed."""

    default = _("所选上级单位已经撤销，请另选上级单位。")


class LastSupervisor(Conflict):
    """Nobody would be left to grant duties."""

    default = _("这是最后一位主管部门人员。请先把这项职责授予另一位，再收回此人的职责。")


class PersonLeft(Conflict):
    """The person no longer works here."""

    default = _("此人已经离职，不能再授予职责或开通账号。")


class NoAccount(Conflict):
    """There is nothing to reset."""

    default = _("此人还没有账号，请先开通。")


class UnitClosed(Conflict):
    """A duty cannot begin at a unit that is no more."""

    default = _("这个单位已经撤销，不能再在这里授予职责。")


class UnknownScope(Invalid):
    """A token without scopes could do nothing, one with an unknown scope nobody knows what."""

    default = _("请至少选一项权限，而且只能选列出的权限。")


class LastsTooLong(Invalid):
    """A forgotten token must not stay good for ever."""

    default = _("令牌的有效期要从今天起，最长一年，请改选日期。")


class TooManyTokens(Conflict):
    """So many keys nobody keeps track of."""

    default = _("您已经有二十个可用的令牌。请先停用不再需要的，再生成新的。")


class TokenRevoked(Conflict):
    """The token was revoked before."""

    default = _("这个令牌已经停用。")


class OutOfScope(NotAllowed):
    """The token was made for other things."""

    default = _("这个令牌没有这项权限。")


class PasswordDue(NotAllowed):
    """The person has a first password, or one that is too old."""

    default = _("请先在网页上登录并设置新密码，然后才能继续使用接口。")


class FactorDue(NotAllowed):
    """The person's duties demand a second factor."""

    default = _("您的职责要求两步验证。请先在网页上登录并设置，然后才能继续使用接口。")


class ReasonNeeded(Invalid):
    """A full number is read for a purpose, and for a reason that says something."""

    default = _("请选择用途，并用至少四个字说明查看完整号码的事由。")


class NotANumber(Invalid):
    """What was typed cannot be a number of its kind."""

    default = _("这不像是这一类号码，请核对位数。")


class DoubtfulNumber(Conflict):
    """The number is unlikely; somebody must look at the card."""

    default = _("这个号码有疑点，请核对证件。")


class PersonErased(Conflict):
    """Nothing may be kept about somebody who was erased."""

    default = _("此人的信息已经依法删除。")


class NotYetDue(Conflict):
    """The term has not ended, or nothing is kept."""

    default = _("此人的号码还没有到删除的时候，或者已经删除。")


class NotLeft(Conflict):
    """Only who has left is erased."""

    default = _("此人还没有离职，不能删除其信息。请先登记离职日期。")


class StillTied(Conflict):
    """A duty, post or membership has not ended; ``ties`` names and counts them."""

    def __init__(self, ties: Sequence[tuple[str, int]]) -> None:
        listed = gettext("、").join(
            gettext("%(title)s %(n)d 项") % {"title": title, "n": number} for title, number in ties
        )
        sentence = gettext("此人还有没结束的%(ties)s，请先办理结束，再删除其信息。")
        super().__init__(sentence % {"ties": listed})


class NoFactors(Conflict):
    """There is no second factor to take away."""

    default = _("此人没有设置两步验证，不必重置。")
