"""What burden keeps about people: why, on what ground, how long, and what becomes of it."""

from django.utils.translation import gettext_lazy as _

from qunqiao.kit.keeping import Keeping

RETENTION = (
    Keeping(
        kind="burden.request",
        title=_("您起草或者替单位填报的“要数据”"),
        purpose=_("说明一次要数据是谁发起的、单位的数是谁填的，便于核对。"),
        term=_("随这次要数据保留；删除本人信息时只留单位和数，不留姓名。"),
        basis=_("《个人信息保护法》第十三条第一款第三项"),
        outcome="anonymise",
        copy="burden.queries.kept.copy_of_requests",
    ),
)
