"""Intakes: a workbook that was sent, what it would change row by row, and whether it was applied."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qunqiao.people.models import Person


class Intake(models.Model):
    """One workbook on its way into the registry: uploaded, previewed, applied or withdrawn.

    ``sheets`` has one entry for each sheet that was read: table, title, header_row, rows, a count for
    each verdict, the unknown headings, and the rows that are not data with their reason. ``ignored``
    lists the other sheets with theirs. Both hold sentences by language (zh, en).
    """

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
    # When the present state began: a step that takes far too long has lost its worker.
    since = models.DateTimeField()
    trouble = models.JSONField(default=dict)
    sheets = models.JSONField(default=list)
    ignored = models.JSONField(default=list)
    # The registry moved on between preview and apply; the preview was made again.
    refreshed = models.BooleanField(default=False)
    applied_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-sent_at", "-pk"]
        verbose_name = _("报表")

    def count(self, verdict: str) -> int:
        """How many rows of the whole file got this verdict."""
        return sum(sheet[verdict] for sheet in self.sheets)

    @property
    def rows_read(self) -> int:
        """How many rows the file has; the sum of the counts of all verdicts."""
        return sum(sheet["rows"] for sheet in self.sheets)

    @property
    def would_write(self) -> int:
        """How many rows add or change something."""
        return self.count("add") + self.count("change")


class IntakeRow(models.Model):
    """One row of the workbook: what it would do, why it was refused, what was there before."""

    class Verdict(models.TextChoices):
        ADD = "add", _("新增")
        CHANGE = "change", _("变更")
        UNCHANGED = "unchanged", _("不变")
        REFUSED = "refused", _("退回")

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="rows")
    table = models.CharField(max_length=20)
    sheet = models.PositiveSmallIntegerField()  # its place in the intake's ``sheets``
    number = models.PositiveIntegerField()  # the row's number in the file
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    key = models.CharField(max_length=160, blank=True)  # the natural key, parts joined by " / "
    values = models.JSONField()  # what the row says, without its empty cells, as JSON values
    raw = models.JSONField(default=dict)  # a refused row's cells as they were written
    before = models.JSONField(default=dict)  # for a change: the fields that differ, as they were
    # [{field, value, code, zh, en}]; ``reasons`` refuse the row, ``warnings`` do not. A reason with
    # "by": "file" is the cell's own fault, any other one came of comparing with the registry.
    reasons = models.JSONField(default=list)
    warnings = models.JSONField(default=list)
    record_id = models.BigIntegerField(null=True)  # the registry row it became or changed

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["intake", "sheet", "verdict"], name="intake_rows_by_verdict"),
            models.Index(fields=["table", "record_id"], name="intake_rows_of_record"),
        ]
