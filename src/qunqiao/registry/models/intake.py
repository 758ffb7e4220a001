"""Intakes: a workbook that was sent, what it would change row by row, and whether it was applied."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qunqiao.people.models import Person


class Intake(models.Model):
    """One workbook on its way into the registry: uploaded, previewed, applied or withdrawn."""

    class State(models.TextChoices):
        READING = "reading", _("正在读取")
        READY = "ready", _("待确认")
        APPLYING = "applying", _("正在写入")
        APPLIED = "applied", _("已写入")
        UNREADABLE = "unreadable", _("无法读取")
        WITHDRAWN = "withdrawn", _("已放弃")

    sent_by = models.ForeignKey(Person, models.PROTECT, related_name="intakes")
    sent_at = models.DateTimeField()
    filename = models.CharField(_("文件名"), max_length=200)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=12, choices=State.choices, default=State.READING)
    trouble = models.JSONField(default=dict)  # {"zh": sentence, "en": sentence} when unreadable
    sheets = models.JSONField(default=list)  # per sheet: table, title, counts, unknown headings, skipped
    applied_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-sent_at", "-pk"]


class IntakeRow(models.Model):
    """One row of the workbook: what it would do, why it was refused, what was there before."""

    class Verdict(models.TextChoices):
        ADD = "add", _("新增")
        CHANGE = "change", _("变更")
        UNCHANGED = "unchanged", _("不变")
        REFUSED = "refused", _("退回")

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="rows")
    table = models.CharField(max_length=20)
    number = models.PositiveIntegerField()  # the row's number in the file
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    key = models.CharField(max_length=120, blank=True)  # the natural key, parts joined by " / "
    values = models.JSONField()  # what the row says, as JSON values
    before = models.JSONField(default=dict)  # for a change: the fields that differ, as they were
    reasons = models.JSONField(default=list)  # [{field, value, code, zh, en}] refusals
    warnings = models.JSONField(default=list)
    record_id = models.BigIntegerField(null=True)  # the registry row it became or changed

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["intake", "table", "verdict"], name="intake_rows_by_verdict"),
            models.Index(fields=["table", "record_id"], name="intake_rows_of_record"),
        ]
