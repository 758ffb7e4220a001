"""Organisations of the masses at a unit."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qunqiao.people.models import Unit


class Organisation(models.Model):
    """A trade union, League organisation or women's committee at one unit."""

    class Kind(models.TextChoices):
        TRADE_UNION = "trade_union", _("工会")
        YOUTH_LEAGUE = "youth_league", _("共青团")
        WOMENS_COMMITTEE = "womens_committee", _("妇委会")
        OTHER = "other", _("其他")

    class Tier(models.TextChoices):
        BRANCH = "branch", _("支部")
        GENERAL_BRANCH = "general_branch", _("总支部")
        COMMITTEE = "committee", _("委员会")
        JOINT = "joint", _("联合委员会")

    code = models.CharField(_("组织编号"), max_length=40, unique=True)
    name = models.CharField(_("组织名称"), max_length=120)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="organisations")
    kind = models.CharField(_("组织类别"), max_length=20, choices=Kind.choices)
    tier = models.CharField(_("组织层级"), max_length=20, choices=Tier.choices)
    founded_on = models.DateField(_("成立日期"), null=True)
    approved_on = models.DateField(_("批准日期"), null=True)
    approval_document = models.CharField(_("批准文号"), max_length=80, blank=True)
    # Three-valued on purpose: "not reported" is not "none" (design: unknown is not fine).
    audit_committee = models.BooleanField(_("有无经审委"), null=True)
    women_committee = models.BooleanField(_("有无女职工委员会"), null=True)
    closed_on = models.DateField(_("撤销日期"), null=True)

    class Meta:
        verbose_name = _("群团组织")
        indexes = [models.Index(fields=["unit", "kind"], name="organisation_at_unit")]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True)
                | Q(founded_on__isnull=True)
                | Q(closed_on__gte=F("founded_on")),
                name="organisation_closes_after_it_is_founded",
            )
        ]

    def open_on(self, day: date) -> bool:
        """Whether the organisation exists on ``day``."""
        return self.closed_on is None or self.closed_on > day
