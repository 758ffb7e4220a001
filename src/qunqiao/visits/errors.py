"""What can be refused about visits."""

from django.utils.translation import gettext_lazy as _

from qunqiao.kit.errors import Conflict, Invalid


class NotYet(Invalid):
    """A visit that is still to come."""

    default = _("走访日期还没有到，请填已经去过的一天。")


class TooLongAgo(Invalid):
    """A visit nobody remembers well enough."""

    default = _("走访日期在一年以前，请核对。")


class WasClosed(Invalid):
    """The unit did not exist on that day."""

    default = _("这个单位在那一天已经撤销或还没有设立，请核对单位和日期。")


class NotTheirs(Conflict):
    """A draft on a device that another person wrote."""

    default = _("这条走访是别人在这台设备上写的，请本人登录后发送。")


class NotedAlready(Conflict):
    """It has arrived before; ``visit_id`` leads to it."""

    default = _("这次走访已经登记过。")

    def __init__(self, visit_id: int) -> None:
        super().__init__()
        self.visit_id = visit_id
