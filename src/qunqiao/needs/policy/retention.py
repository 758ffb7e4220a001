"""What needs keep about people: why, on what ground, how long, and what becomes of it."""

from django.utils.translation import gettext_lazy as _

from qunqiao.kit.keeping import Keeping

RETENTION = (
    Keeping(
        kind="needs.handling",
        title=_("您记下、接手、转交、答复和告知的诉求"),
        purpose=_("说明群众的诉求由谁办、办到哪一步。"),
        term=_("随诉求保留；删除本人信息时只留做了什么，不留姓名。"),
        basis=_("《个人信息保护法》第十三条第一款第三项"),
        outcome="anonymise",
        copy="needs.queries.kept.copy_of_handling",
    ),
    Keeping(
        kind="needs.contact",
        title=_("投诉人自愿留下的联系方式"),
        purpose=_("需要时向反映人了解情况、告知结果；不留也能办。"),
        term=_("告知结果 %(days)d 天后自动删除。"),
        basis=_("《个人信息保护法》第十三条第一款第一项（本人同意）"),
        outcome="erase",
        setting="CONTACT_DAYS",
        due="needs.queries.kept.stale_contacts",
        erase="needs.actions.clear_contact.clear_contact",
    ),
)
