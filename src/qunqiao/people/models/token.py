"""Tokens with which a program acts for a person."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qunqiao.people.models.person import Person

NAME_LENGTH = 60


class Token(models.Model):
    """A program's key to the JSON API, good for one person's duties, some scopes and some days.

    Of the secret only its SHA-256 is kept (256 random bits: nothing to guess, nothing to salt) and its
    first characters, by which a person recognises it. When it was used is not kept: that would be a
    record of somebody's work (design, law 3); what it wrote stands on the trail.
    """

    class Scope(models.TextChoices):
        ME = "me:read", _("读取本人的资料、职责和所在单位")
        READ_REGISTRY = "registry:read", _("读取单位、组织、届次、职务、经费和阵地")
        WRITE_REGISTRY = "registry:write", _("调整单位隶属、撤销单位、办理会籍转接")
        READ_PEOPLE = "people:read", _("读取人员姓名、工号、任职和会籍")
        INTAKE = "intake", _("上传、核对、写入、放弃和撤回报表，下载名册报表")
        READ_CHECKUPS = "checkups:read", _("读取体检、问题和规则")
        RUN_CHECKUPS = "checkups:run", _("发起体检")
        MANAGE_CHECKUPS = "checkups:manage", _("豁免问题，收函，调整规则和参数")
        READ_TRAIL = "trail:read", _("读取留痕")
        MANAGE_SEATS = "seats:manage", _("查看、授予和收回职责，开通账号")
        CALENDAR = "calendar:read", _("订阅届满和办理期限的日历")
        MANAGE_HOOKS = "hooks:manage", _("查看、新建、暂停、恢复、测试和删除对接")
        READ_BURDEN = "burden:read", _("读取减负台账和要数据")
        RUN_BURDEN = "burden:write", _("发起和结束要数据，填报，说明实际用时")
        READ_EXEMPLARS = "exemplars:read", _("读取典型")
        RUN_EXEMPLARS = "exemplars:write", _("推荐、评议、发布和采纳典型")
        READ_SUPERVISION = "supervision:read", _("读取督导文件、会议、任务、责任图和调度")
        RUN_SUPERVISION = "supervision:write", _("收录文件，起草和下达任务，登记传达、措施和佐证")
        READ_CIRCULARS = "circulars:read", _("读取公文、下载公文、核对指纹")
        WRITE_CIRCULARS = "circulars:write", _("起草公文")
        HANDLE_VOICE = "voice:handle", _("查看和办理诉求（投诉、走访听到的困难）")
        READ_VISITS = "visits:read", _("读取走访和走访覆盖")
        WRITE_VISITS = "visits:write", _("登记走访")

    person = models.ForeignKey(Person, models.PROTECT, related_name="tokens")
    name = models.CharField(_("名称"), max_length=NAME_LENGTH)
    scopes = models.JSONField(_("权限"), default=list)
    beginning = models.CharField(_("开头"), max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    created_on = models.DateField(_("生成日期"))
    expires_on = models.DateField(_("有效期至"))
    revoked_on = models.DateField(_("停用日期"), null=True)

    class Meta:
        verbose_name = _("接口令牌")
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_on__gte=F("created_on")), name="token_expires_after_it_is_made"
            )
        ]
