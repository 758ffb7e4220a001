"""What follows once a task is sent: passing it on, measures, evidence, and more time."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qunqiao.checkups.models import Finding
from qunqiao.people.models import Person, Unit
from qunqiao.registry.models import Organisation
from qunqiao.supervision.models.document import Document
from qunqiao.supervision.models.meeting import Meeting
from qunqiao.supervision.models.task import Responsibility, Task


class Relay(models.Model):
    """A unit was told of a meeting's demands, and passed them on in a meeting of its own; asked once."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="relays")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="relays")
    told_on = models.DateField(_("下发日期"))
    passed_on = models.DateField(_("传达日期"), null=True)
    passed_at = models.CharField(_("传达会议"), max_length=120, blank=True)
    passed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("传达")
        ordering: ClassVar[list[str]] = ["unit__path"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "unit"], name="relay_is_asked_once"),
            models.CheckConstraint(
                condition=Q(passed_on__isnull=True) | Q(passed_on__gte=F("told_on")),
                name="relay_is_passed_after_it_is_told",
            ),
        ]


class Measure(models.Model):
    """What a lead means to do about a task, and by when."""

    responsibility = models.ForeignKey(Responsibility, models.PROTECT, related_name="measures")
    what = models.CharField(_("措施"), max_length=300)
    by_on = models.DateField(_("何时完成"))
    planned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    planned_on = models.DateField()

    class Meta:
        verbose_name = _("落实措施")
        ordering: ClassVar[list[str]] = ["by_on", "pk"]


class Evidence(models.Model):
    """What shows that a measure was carried out: exactly one record that others can open."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="evidence")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    finding = models.ForeignKey(Finding, models.PROTECT, null=True, related_name="+")
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    says = models.CharField(_("说明什么"), max_length=200)
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    given_on = models.DateField()

    class Meta:
        verbose_name = _("佐证")
        ordering: ClassVar[list[str]] = ["given_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, finding=None, document=None)
                | Q(organisation=None, finding__isnull=False, document=None)
                | Q(organisation=None, finding=None, document__isnull=False),
                name="evidence_is_one_record",
            )
        ]


class Extension(models.Model):
    """More time asked for a task, with a reason, and the answer."""

    class State(models.TextChoices):
        ASKED = "asked", _("等待答复")
        GRANTED = "granted", _("已同意延期")
        DECLINED = "declined", _("未同意延期")

    task = models.ForeignKey(Task, models.PROTECT, related_name="extensions")
    until = models.DateField(_("延到"))
    reason = models.CharField(_("理由"), max_length=300)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_on = models.DateField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.ASKED.value)
    answer = models.CharField(_("答复"), max_length=300, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(null=True)
    # The day it was due before; kept, so that a past day can be shown as it was.
    due_before = models.DateField()

    class Meta:
        verbose_name = _("延期申请")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "unit"], condition=Q(state="asked"), name="extension_waits_once"
            )
        ]
