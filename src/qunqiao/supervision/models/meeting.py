"""Meetings: who called them, what was on the agenda, what came of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qunqiao.people.models import Person, Unit
from qunqiao.supervision.models.document import Item


class Meeting(models.Model):
    """A meeting called by a supervising body; of those present only how many of which role."""

    class Kind(models.TextChoices):
        SYMPOSIUM = "symposium", _("座谈会")
        PLENARY = "plenary", _("全体会议")
        STANDING = "standing", _("常委会议")
        OFFICE = "office", _("工作例会")
        ROLLOUT = "rollout", _("部署推进会")
        RELAY = "relay", _("传达学习会")
        OTHER = "other", _("其他会议")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="meetings")
    kind = models.CharField(_("会议类型"), max_length=10, choices=Kind.choices)
    title = models.CharField(_("会议名称"), max_length=120)
    held_on = models.DateField(_("召开日期"))
    place = models.CharField(_("地点"), max_length=80, blank=True)
    host = models.CharField(_("主持人"), max_length=60, blank=True)
    # [{"role": "机关党委书记", "invited": 40, "present": 38}]; nobody's name.
    presence = models.JSONField(default=list)
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    added_on = models.DateField()

    class Meta:
        verbose_name = pgettext_lazy("督导", "会议")
        ordering: ClassVar[list[str]] = ["-held_on", "-pk"]

    @property
    def present(self) -> int | None:
        """How many were there in all; None where nobody counted."""
        counts = [row["present"] for row in self.presence if row.get("present") is not None]
        return sum(counts) if counts else None


class Speech(models.Model):
    """Who spoke: a leader who gave a speech, or a unit that told of its work."""

    class Kind(models.TextChoices):
        SPEAKER = "speaker", _("讲话")
        STATEMENT = "statement", _("交流发言")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="speeches")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    who = models.CharField(max_length=80)
    post = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]


class AgendaPoint(models.Model):
    """One point of the agenda, and what the minutes say of it."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="agenda")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(_("议题"), max_length=200)
    minutes = models.TextField(_("会议记录"), max_length=4000, blank=True)

    class Meta:
        verbose_name = _("议题")
        ordering: ClassVar[list[str]] = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="agenda_is_numbered_once")
        ]


class Directive(models.Model):
    """One demand: read in a document, or decided under a point of an agenda; tasks come of it."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="directives")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="directives")
    item = models.OneToOneField(Item, models.PROTECT, null=True, related_name="directive")
    agenda_point = models.ForeignKey(
        AgendaPoint, models.PROTECT, null=True, related_name="directives"
    )
    speaker = models.CharField(_("提出人"), max_length=60, blank=True)
    marker = models.CharField(max_length=20, blank=True)
    head = models.CharField(_("督办要求"), max_length=200)
    body = models.TextField(blank=True)
    given_on = models.DateField(_("提出日期"))

    class Meta:
        verbose_name = pgettext_lazy("督导", "要求")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(item__isnull=False) | Q(agenda_point__isnull=False),
                name="directive_comes_from_somewhere",
            )
        ]
