"""Requests for data: fields, units that are asked, and what they answered."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qunqiao.burden.models.charge import Charge
from qunqiao.people.models import Person, Unit


class Request(models.Model):
    """A supervising body asks units for what the registry does not hold; it closes by itself.

    ``reminded_on`` is the day of the only reminder there may be.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("拟发")
        SENT = "sent", _("已发出")
        CLOSED = "closed", _("提前结束")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="requests")
    title = models.CharField(_("名称"), max_length=80)
    why = models.CharField(_("用途"), max_length=300)
    basis = models.CharField(_("依据"), max_length=120, blank=True)
    article = models.CharField(_("条款"), max_length=40, blank=True)
    minutes = models.PositiveIntegerField(_("每个单位约需分钟"))
    due_on = models.DateField(_("截止日期"))
    state = models.CharField(
        _("状态"), max_length=6, choices=State.choices, default=State.DRAFT.value
    )
    drafted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sent_on = models.DateField(_("发出日期"), null=True)
    reminded_on = models.DateField(_("提醒日期"), null=True)
    charge = models.OneToOneField(Charge, models.PROTECT, null=True, related_name="request")

    class Meta:
        verbose_name = _("要数据")
        ordering: ClassVar[list[str]] = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", sent_on__isnull=True)
                | (~Q(state="draft") & Q(sent_on__isnull=False)),
                name="request_is_sent_on_a_day",
            )
        ]

    def open_on(self, day: date) -> bool:
        """Whether it can be answered on ``day``: sent, not ended, its last day not over."""
        return self.state == self.State.SENT and day <= self.due_on


class Field(models.Model):
    """One thing asked for; ``key`` is its name made comparable, by which earlier answers are found."""

    class Kind(models.TextChoices):
        TEXT = "text", _("文字")
        NUMBER = "number", _("整数")
        AMOUNT = "amount", _("金额或小数")
        DATE = "date", _("日期")
        YES_NO = "yes_no", _("是或否")

    request = models.ForeignKey(Request, models.CASCADE, related_name="fields")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(_("项目"), max_length=60)
    key = models.CharField(max_length=60, db_index=True)
    kind = models.CharField(_("类型"), max_length=6, choices=Kind.choices)
    measure = models.CharField(_("单位"), max_length=12, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["request", "number"], name="field_is_numbered_once"),
            models.UniqueConstraint(fields=["request", "key"], name="field_is_asked_once"),
        ]


class Recipient(models.Model):
    """A unit that is asked, and the day of its answer."""

    request = models.ForeignKey(Request, models.CASCADE, related_name="recipients")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    answered_on = models.DateField(_("填报日期"), null=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("填报单位")
        constraints = [models.UniqueConstraint(fields=["request", "unit"], name="recipient_once")]


class Answer(models.Model):
    """What a unit answered to one field, as a plain text: 12, 3.50, 2026-11-20, yes."""

    recipient = models.ForeignKey(Recipient, models.CASCADE, related_name="answers")
    field = models.ForeignKey(Field, models.CASCADE, related_name="answers")
    value = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recipient", "field"], name="answer_once")]
