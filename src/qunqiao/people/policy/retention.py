"""What this app keeps about people: why, on what ground, how long, and what becomes of it."""

from django.utils.translation import gettext_lazy as _

from qunqiao.kit.keeping import Keeping

RETENTION = (
    # On what ground: PIPL Art. 13; how long: Art. 19; erasure: Art. 47; safeguards: Art. 51.
    Keeping(
        kind="people.person",
        title=_("姓名、工号、性别、出生日期、所在单位"),
        purpose=_("登录和办理组织事务；性别和出生日期只用来核对女职工组织、团员年龄这类规则。"),
        term=_("在职期间；离职后随任职和会籍的历史保留，本人可以申请删除。"),
        basis=_("《个人信息保护法》第十三条第一款第三项、第四十七条"),
        outcome="anonymise",
        copy="people.queries.kept.copy_of_person",
    ),
    Keeping(
        kind="people.private",
        title=_("身份证号、手机号码"),
        purpose=_("认准同名的人，通知本人。自愿登记，加密存放，平时只显示头尾几位。"),
        term=_("在职期间，本人可以随时要求删除；离职满 %(days)d 天自动删除。"),
        basis=_("《个人信息保护法》第十三条第一款第一项、第十五条、第十九条、第四十七条"),
        outcome="erase",
        setting="LEFT_DAYS",
        copy="people.queries.kept.copy_of_private",
        due="people.queries.kept.overdue_people",
        erase="people.actions.erase_private.erase_private",
    ),
    Keeping(
        kind="people.account",
        title=_("账号、密码摘要、两步验证、页面显示方式"),
        purpose=_("登录。平台不记录登录时间、浏览和在线时长。"),
        term=_("账号存在期间；删除本人信息时一并删除。"),
        basis=_("《个人信息保护法》第十三条第一款第三项、第五十一条"),
        outcome="erase",
        copy="people.queries.kept.copy_of_account",
    ),
    Keeping(
        kind="people.seat",
        title=_("管理职责"),
        purpose=_("决定本人能看、能办哪些单位的事务；卸任后用来说明当时由谁经手。"),
        term=_("随留痕保留。"),
        basis=_("《个人信息保护法》第十三条第一款第三项、第五十一条"),
        outcome="anonymise",
        copy="people.queries.kept.copy_of_seats",
        ties="people.queries.kept.open_seats",
    ),
    Keeping(
        kind="people.signin",
        title=_("登录会话、输错密码的计数、后台任务的结果"),
        purpose=_("保持登录，防止猜密码，查找故障。来源地址和用户名只以摘要计数。"),
        term=_("过期的每晚删除；后台任务的结果保留 %(days)d 天。"),
        basis=_("《网络安全法》第二十三条、《个人信息保护法》第十九条"),
        outcome="erase",
        setting="RESULT_DAYS",
        due="people.queries.kept.stale_sign_ins",
        erase="people.actions.sweep_sign_ins.sweep_sign_ins",
    ),
    Keeping(
        kind="people.trail",
        title=_("留痕：做过的写入和查看完整号码的记录"),
        purpose=_("核对谁在何时改了什么、看了什么；只记人员编号，不记号码。"),
        term=_("长期保留，至少三年；删除本人信息时，其中的内容一并删除，只留摘要。"),
        basis=_("《个人信息保护法》第五十六条、《网络安全法》第二十三条"),
        outcome="anonymise",
        copy="people.queries.kept.copy_of_trail",
    ),
)
