"""What visits keep about people: why, on what ground, how long, and what becomes of it."""

from django.utils.translation import gettext_lazy as _

from qunqiao.kit.keeping import Keeping

RETENTION = (
    Keeping(
        kind="visits.visit",
        title=_("您登记的走访"),
        purpose=_("说明去过哪里、听到什么，听到的困难交给谁办。"),
        term=_("随走访记录保留；删除本人信息时只留走访，不留姓名。"),
        basis=_("《个人信息保护法》第十三条第一款第三项"),
        outcome="anonymise",
        copy="visits.queries.kept.copy_of_visits",
    ),
)
