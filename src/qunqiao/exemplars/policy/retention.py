"""What exemplars keep about people: why, on what ground, how long, and what becomes of it."""

from django.utils.translation import gettext_lazy as _

from qunqiao.kit.keeping import Keeping

RETENTION = (
    Keeping(
        kind="exemplars.handling",
        title=_("您经手的典型推荐、评议、发布和采纳"),
        purpose=_("说明一个典型由谁推荐、谁评议，推荐和评议不能是同一个人。"),
        term=_("随典型保留；删除本人信息时只留单位，不留姓名。"),
        basis=_("《个人信息保护法》第十三条第一款第三项"),
        outcome="anonymise",
        copy="exemplars.queries.kept.copy_of_handling",
    ),
)
