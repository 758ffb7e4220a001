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
    Keeping(
        kind="registry.intakes_written",
        title=_("写入过名册的报表（文件和逐行记录）"),
        purpose=_("核对写入了什么，发现错了可以整份撤回。"),
        term=_("写入后 %(days)d 天；以后只留文件名、摘要和行数，不能再撤回。"),
        basis=_("《个人信息保护法》第十三条第一款第三项、第十九条"),
        outcome="erase",
        setting="INTAKE_DAYS",
        due="registry.queries.kept.written_intakes_past_term",
        erase="registry.actions.clear_intake.clear_intake",
    ),
    Keeping(
        kind="registry.intakes_waiting",
        title=_("上传后没有写入的报表（文件和逐行记录）"),
        purpose=_("等上传的人核对后写入。"),
        term=_("上传后 %(days)d 天，到期按放弃处理；自己放弃的当时就删除。"),
        basis=_("《个人信息保护法》第十三条第一款第三项、第十九条"),
        outcome="erase",
        setting="WAITING_DAYS",
        due="registry.queries.kept.waiting_intakes_past_term",
        erase="registry.actions.clear_intake.clear_intake",
    ),
    Keeping(
        kind="registry.merges",
        title=_("重复人员合并的底稿、会籍转接的说明"),
        purpose=_("合并错了可以撤销；让对方知道转接的缘由。"),
        term=_("随记录保留；删除本人信息时一并删除，合并不能再撤销。"),
        basis=_("《个人信息保护法》第八条、第四十七条"),
        outcome="erase",
        copy="registry.queries.kept.copy_of_transfers",
        ties="registry.queries.kept.open_transfers",
        forget="registry.actions.forget_person.forget_person",
    ),
)
