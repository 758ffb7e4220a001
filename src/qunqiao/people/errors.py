"""What can be refused about units, persons and duties."""

from django.utils.translation import gettext_lazy as _

from qunqiao.kit.errors import Conflict


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
