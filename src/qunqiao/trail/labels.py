"""What each action is called where people read the trail."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LABELS: dict[str, str | Promise] = {
    "people.unit.move": _("调整单位隶属"),
    "people.unit.close": _("撤销单位"),
    "people.seat.grant": _("授予职责"),
    "people.seat.end": _("收回职责"),
    "people.account.open": _("开通账号"),
    "people.account.password": _("修改密码"),
    "people.account.factor": _("更改登录验证方式"),
    "people.account.display": _("更改显示方式"),
    "checkups.checkup.order": _("发起体检"),
    "checkups.checkup.begin": _("开始体检"),
    "checkups.checkup.run": _("写入体检结果"),
    "checkups.checkup.fail": _("体检没有做成"),
    "people.account.reset": _("重置密码"),
    "people.token.issue": _("生成接口令牌"),
    "people.token.revoke": _("停用接口令牌"),
    "registry.intake.send": _("上传报表"),
    "registry.intake.read": _("读取报表"),
    "registry.intake.confirm": _("确认写入报表"),
    "registry.intake.apply": _("把报表写入名册"),
    "registry.intake.withdraw": _("放弃报表"),
    "registry.transfer.ask": _("提出会籍转接"),
    "registry.transfer.confirm": _("同意会籍转接"),
    "registry.transfer.decline": _("不同意会籍转接"),
    "registry.transfer.withdraw": _("撤回会籍转接"),
    "registry.transfer.escalate": _("会籍转接逾期报上级"),
    "voice.complaint.file": _("收到投诉与求助"),
    "voice.complaint.take": _("受理投诉与求助"),
    "voice.complaint.hand": _("把投诉与求助交给单位"),
    "voice.complaint.answer": _("答复投诉与求助"),
}
