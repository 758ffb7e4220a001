"""What official documents keep about people: why, on what ground, how long, and what becomes of it."""

from django.utils.translation import gettext_lazy as _

from qunqiao.kit.keeping import Keeping

RETENTION = (
    Keeping(
        kind="circulars.circular",
        title=_("由您起草、印发的公文"),
        purpose=_("说明一份公文由谁起草、由谁印发，便于核对和归档。"),
        term=_("随公文保留；删除本人信息时只留做了什么，不留姓名。"),
        basis=_("《个人信息保护法》第十三条第一款第三项"),
        outcome="anonymise",
        copy="circulars.queries.kept.copy_of_circulars",
    ),
)
