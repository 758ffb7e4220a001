"""Charges: what somebody asked of others, and what it costs them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qunqiao.people.models import Unit


class Charge(models.Model):
    """One entry of the ledger: ``unit`` asked for something that takes ``minutes`` of each recipient.

    ``minutes`` is an estimate. What it took is kept without anybody's name: ``told_sum`` minutes over
    ``told_count`` answers, and nothing else. ``recipients`` is the sum over ``asked``, and those
    of whom nobody knows the unit; 0 where nobody counted them.
    """

    class Kind(models.TextChoices):
        DATA = "data", _("要数据")
        TASK = "task", _("交办任务")
        FORM = "form", _("填表")
        MEETING = "meeting", _("开会")
        READING = "reading", _("学习传达")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="charges")
    kind = models.CharField(_("事项类别"), max_length=8, choices=Kind.choices)
    what = models.CharField(_("事项"), max_length=200)
    minutes = models.PositiveIntegerField(_("每个对象约需分钟"))
    recipients = models.PositiveIntegerField(_("对象数"), default=0)
    # The act or document it rests on; empty: the house's own wish, and pages say so.
    basis = models.CharField(_("依据"), max_length=120, blank=True)
    article = models.CharField(_("条款"), max_length=40, blank=True)
    on = models.DateField(_("日期"))
    # The record it was made for, as the trail names it ("supervision.task", "12").
    about_kind = models.CharField(max_length=60)
    about_id = models.CharField(max_length=40)
    told_sum = models.PositiveIntegerField(default=0)
    told_count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("负担")
        ordering: ClassVar[list[str]] = ["-on", "-pk"]
        indexes = [models.Index(fields=["on", "unit"], name="charge_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["about_kind", "about_id", "kind"], name="charged_once"),
            models.CheckConstraint(condition=Q(minutes__gte=1), name="charge_takes_time"),
        ]

    @property
    def cost(self) -> int:
        """The minutes it is estimated to take in all."""
        return self.minutes * self.recipients


class Asked(models.Model):
    """One unit that is asked, standing for ``count`` recipients there.

    ``told`` says that somebody there said how long it took, so that nobody is asked twice.
    """

    charge = models.ForeignKey(Charge, models.CASCADE, related_name="asked")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="asked_of")
    count = models.PositiveIntegerField(default=1)
    told = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["charge", "unit"], name="asked_once")]
