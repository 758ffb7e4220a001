"""What an organisation works with: money by year, and places."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qunqiao.people.models import Unit
from qunqiao.registry.models.organisation import Organisation


class Fund(models.Model):
    """An organisation's money of one year, in yuan."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="funds")
    year = models.PositiveSmallIntegerField(_("年度"))
    payroll = models.DecimalField(_("工资总额（元）"), max_digits=16, decimal_places=2, null=True)
    levy = models.DecimalField(_("拨缴经费（元）"), max_digits=16, decimal_places=2, null=True)
    spent = models.DecimalField(_("支出（元）"), max_digits=16, decimal_places=2, null=True)

    class Meta:
        verbose_name = _("经费")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "year"], name="fund_is_yearly")
        ]


class Venue(models.Model):
    """A place for the organisation's work at a unit."""

    class Kind(models.TextChoices):
        OFFICE = "office", _("办公用房")
        ACTIVITY_ROOM = "activity_room", _("活动室")
        STAFF_HOME = "staff_home", _("职工之家")
        GYM = "gym", _("健身场所")
        READING_ROOM = "reading_room", _("图书阅览室")
        MOTHERS_ROOM = "mothers_room", _("母婴室")
        OTHER = "other", _("其他")

    code = models.CharField(_("阵地编号"), max_length=40, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="venues")
    name = models.CharField(_("阵地名称"), max_length=80)
    kind = models.CharField(_("类型"), max_length=20, choices=Kind.choices)
    area = models.DecimalField(_("面积（平方米）"), max_digits=10, decimal_places=2, null=True)
    shared = models.BooleanField(_("共用"), null=True)
    opened_on = models.DateField(_("启用日期"), null=True)
    closed_on = models.DateField(_("停用日期"), null=True)

    class Meta:
        verbose_name = _("阵地")
        constraints = [
            models.CheckConstraint(
                condition=Q(area__isnull=True) | Q(area__gte=0), name="venue_area_is_not_negative"
            )
        ]
