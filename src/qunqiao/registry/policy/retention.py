"""What the registry keeps about people: why, on what ground, how long, and what becomes of it."""

from django.utils.translation import gettext_lazy as _

from qunqiao.kit.keeping import Keeping

RETENTION = (
    Keeping(
        kind="registry.posts",
        title=_("任职记录"),
        purpose=_("核对届次、职数和空缺，说明某一天由谁任职。"),
        term=_("随组织的历史保留；删除本人信息时只留起止日期，不留姓名。"),
        basis=_("《个人信息保护法》第十三条第一款第三项、《工会法》第十六条"),
        outcome="anonymise",
        copy="registry.queries.kept.copy_of_posts",
        ties="registry.queries.kept.open_posts",
    ),
    Keeping(
        kind="registry.memberships",
        title=_("会籍"),
        purpose=_("核对会员和团员人数，办理转接。"),
        term=_("随组织的历史保留；删除本人信息时只留起止日期，不留姓名。"),
        basis=_("《个人信息保护法》第十三条第一款第三项、《工会法》第三条"),
        outcome="anonymise",
        copy="registry.queries.kept.copy_of_memberships",
        ties="registry.queries.kept.open_memberships",
    ),
)
