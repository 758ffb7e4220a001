"""What supervision keeps about people: why, on what ground, how long, and what becomes of it."""

from django.utils.translation import gettext_lazy as _

from qunqiao.kit.keeping import Keeping

RETENTION = (
    Keeping(
        kind="supervision.handling",
        title=_("督办中由您登记的传达、措施、佐证、延期申请、撤回、核验和自查"),
        purpose=_("说明一项要求由谁办、办到哪一步，便于核验。"),
        term=_("随督办任务保留；删除本人信息时只留做了什么，不留姓名。"),
        basis=_("《个人信息保护法》第十三条第一款第三项"),
        outcome="anonymise",
        copy="supervision.queries.kept.copy_of_handling",
    ),
)
