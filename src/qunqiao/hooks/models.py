"""Hooks and their calls."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qunqiao.people.models import Person, Unit


class Hook(models.Model):
    """Where a program of ``owner`` wants to be told of events at ``unit`` and below.

    Events are entries of the trail; what they were about stays here, the receiver asks the API for it
    with a token. ``read_to`` is the last entry that was looked at. The signing secret is sealed under a
    key outside of the database.
    """

    class State(models.TextChoices):
        RUNNING = "running", _("通知中")
        PAUSED = "paused", _("已暂停")
        STOPPED = "stopped", _("因多次失败停止")

    owner = models.ForeignKey(Person, models.PROTECT, related_name="hooks")
    name = models.CharField(_("名称"), max_length=60)
    url = models.CharField(_("接收地址"), max_length=300)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    events = models.JSONField(_("事件"), default=list)
    secret = models.BinaryField()
    key_number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.RUNNING)
    read_to = models.BigIntegerField(default=0)
    created_on = models.DateField(_("建立日期"))

    class Meta:
        verbose_name = _("对接")
        ordering = ["pk"]


class Call(models.Model):
    """One event on its way to a hook; calls of a hook go out one after the other."""

    class State(models.TextChoices):
        WAITING = "waiting", _("等待发送")
        ARRIVED = "arrived", _("已送达")
        FAILED = "failed", _("没有送达")

    hook = models.ForeignKey(Hook, models.CASCADE, related_name="calls")
    entry_number = models.BigIntegerField()
    action = models.CharField(max_length=80)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    status = models.PositiveSmallIntegerField(null=True)
    trouble = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["entry_number"]
        constraints = [
            models.UniqueConstraint(fields=["hook", "entry_number"], name="event_is_told_once")
        ]
        indexes = [models.Index(fields=["state", "next_at"], name="calls_that_wait")]
