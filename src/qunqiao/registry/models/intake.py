"""Intakes: a workbook that was sent, what it would change row by row, and whether it was applied."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qunqiao.people.models import Person


class Verdict(models.TextChoices):
    """What a row of a workbook does to the registry."""

    ADD = "add", _("新增")
    CHANGE = "change", _("变更")
    UNCHANGED = "unchanged", _("不变")
    REFUSED = "refused", _("退回")


class Intake(models.Model):
    """One workbook on its way into the registry: uploaded, previewed, applied or withdrawn, perhaps undone.

    ``sheets`` has one entry for each table that was found, in the order of the file: table, title,
    header_row, rows, a count for each verdict, how its headings were taken (columns, unknown, headings,
    lacking, disputed, suggestions: as in ``bridge.Head``), and the rows that are not data with their
    reason. ``ignored`` lists the other sheets with theirs. Both hold sentences by language (zh, en).
    """

    class State(models.TextChoices):
        READING = "reading", _("正在读取")
        READY = "ready", _("待确认")
        APPLYING = "applying", _("正在写入")
        APPLIED = "applied", _("已写入")
        UNREADABLE = "unreadable", _("无法读取")
        WITHDRAWN = "withdrawn", _("已放弃")
        UNDONE = "undone", _("已撤回")

    class Mode(models.TextChoices):
        """What a row says to a record that is there already."""

        FILL = "fill", _("只补空白")
        UPDATE = "update", _("以报表为准，空格不动")
        REPLACE = "replace", _("以报表为准，空格也清空")

    sent_by = models.ForeignKey(Person, models.PROTECT, related_name="intakes")
    sent_at = models.DateTimeField()
    filename = models.CharField(_("文件名"), max_length=200)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    mode = models.CharField(_("写入方式"), max_length=8, choices=Mode.choices, default=Mode.UPDATE)
    # What a person said about headings that were not matched: [{title, columns, table}].
    corrections = models.JSONField(default=list)
    # Of doubtful rows ("place:number"), the staff number of the record it is, or "" for another person.
    decisions = models.JSONField(default=dict)
    # The file as it was sent, sealed: it may hold identity numbers.
    key_number = models.PositiveSmallIntegerField(default=0)
    # One refused row keeps the whole file from being written.
    strict = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=State.choices, default=State.READING)
    since = models.DateTimeField()  # when the present state began
    trouble = models.JSONField(default=dict)
    sheets = models.JSONField(default=list)
    ignored = models.JSONField(default=list)
    # What the preview rests on: the trail's last entry before the rows were judged, and for whom.
    judged_after = models.BigIntegerField(default=0)
    judged_for = models.JSONField(default=dict)
    # The registry moved on between preview and apply; the preview was made again.
    refreshed = models.BooleanField(default=False)
    applied_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

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

    @property
    def stopped(self) -> bool:
        """Whether nothing may be written because some row was refused."""
        return self.strict and self.count("refused") > 0


class IntakePart(models.Model):
    """Some thousand rows of one table of a workbook, column by column (``queries.parts`` reads them).

    A row each would cost as much as the registry itself; a part is compressed and read only where a
    page shows its rows. ``added`` are the ids its new records got, as runs of (first, how many).
    """

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()  # its place in the intake, in the order of the file
    place = models.PositiveSmallIntegerField()  # the place of its table in the intake's ``sheets``
    add = models.PositiveIntegerField()
    change = models.PositiveIntegerField()
    unchanged = models.PositiveIntegerField()
    refused = models.PositiveIntegerField()
    content = models.BinaryField()
    added = models.JSONField(default=list)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["intake", "number"], name="intake_part_is_kept_once")
        ]


class IntakeSpan(models.Model):
    """Records an intake wrote: all ids of a table from ``first_id`` to ``last_id``.

    A record's history asks by id; thousands of records written together are one row here.
    """

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="spans")
    table = models.CharField(max_length=20)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    first_id = models.BigIntegerField()
    last_id = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["table", "first_id"], name="intake_span_of_record")]
