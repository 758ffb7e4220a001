"""Official documents and the series in which they are numbered."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qunqiao.people.models import Person, Unit
from qunqiao.supervision.models import Directive, Meeting


class Series(models.Model):
    """The code (机关代字) under which a body numbers one form of its documents, year by year."""

    class Form(models.TextChoices):
        DOCUMENT = "document", _("文件")
        MINUTES = "minutes", _("纪要")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    form = models.CharField(max_length=8, choices=Form.choices)
    code = models.CharField(_("机关代字"), max_length=20, unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "form"], name="series_is_one_of_its_form")
        ]


class Circular(models.Model):
    """A document: its text in blocks while it is a draft, and from its issue on the very bytes issued.

    ``figures`` says of each number in the text which records it was counted from; ``blocks`` and
    ``attachments`` name them as ⟦number:value⟧ (see ``bridge.marks``). ``content`` is the .docx as
    issued, ``digest`` its SHA-256. Nothing but another issued document withdraws it.
    """

    class Kind(models.TextChoices):
        CIRCULAR = "circular", _("通报")
        NOTICE = "notice", pgettext_lazy("公文", "通知")
        MINUTES = "minutes", _("会议纪要")
        RECTIFICATION = "rectification", _("整改通知书")
        REPORT = "report", pgettext_lazy("公文", "报告")

    class Topic(models.TextChoices):
        RECTIFICATION = "rectification", _("问题整改情况")
        REELECTION = "reelection", _("换届情况")
        RELAY = "relay", _("传达落实情况")
        MINUTES = "minutes", _("会议纪要")
        NOTICE = "notice", _("下达任务的通知")
        LETTER = "letter", _("整改通知书")
        QUARTER = "quarter", _("季度报告")
        WITHDRAWAL = "withdrawal", _("撤销公文的通知")

    class State(models.TextChoices):
        DRAFT = "draft", _("草稿")
        ISSUED = "issued", _("已印发")
        WITHDRAWN = "withdrawn", _("已撤销")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="circulars")
    kind = models.CharField(_("文种"), max_length=13, choices=Kind.choices)
    topic = models.CharField(_("内容"), max_length=13, choices=Topic.choices)
    since = models.DateField(_("起始日期"))
    as_of = models.DateField(_("截止日期"))
    # What it is about, where the topic has a subject of its own.
    to_unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="circulars")
    directive = models.ForeignKey(Directive, models.PROTECT, null=True, related_name="circulars")
    withdraws = models.ForeignKey("self", models.PROTECT, null=True, related_name="withdrawals")
    letterhead = models.CharField(_("发文机关标志"), max_length=80)
    title = models.CharField(_("标题"), max_length=120)
    addressees = models.CharField(_("主送机关"), max_length=600, blank=True)
    signature = models.CharField(_("署名"), max_length=80)
    signer = models.CharField(_("签发人"), max_length=40, blank=True)
    copies = models.CharField(_("抄送"), max_length=600, blank=True)
    blocks = models.JSONField(default=list)
    attachments = models.JSONField(default=list)
    figures = models.JSONField(default=list)
    state = models.CharField(
        _("状态"), max_length=9, choices=State.choices, default=State.DRAFT.value
    )
    drafted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    drafted_on = models.DateField(_("起草日期"))
    series = models.ForeignKey(Series, models.PROTECT, null=True, related_name="circulars")
    year = models.PositiveSmallIntegerField(null=True)
    serial = models.PositiveIntegerField(null=True)
    number = models.CharField(_("发文字号"), max_length=40, blank=True)
    issued_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    issued_on = models.DateField(_("印发日期"), null=True)
    content = models.BinaryField(null=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("公文")
        ordering: ClassVar[list[str]] = ["-pk"]
        indexes = [
            models.Index(fields=["unit", "state"], name="circular_of_unit"),
            models.Index(fields=["digest"], name="circular_by_digest"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "year", "serial"], name="circular_is_numbered_once"
            ),
            models.UniqueConstraint(
                fields=["withdraws"],
                condition=~Q(state="draft"),
                name="circular_is_withdrawn_once",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", serial=None, issued_on=None, content=None, digest="")
                | ~Q(state="draft")
                & Q(serial__gte=1, issued_on__isnull=False, content__isnull=False)
                & ~Q(number="")
                & ~Q(digest=""),
                name="circular_is_whole_once_issued",
            ),
        ]

    @property
    def form(self) -> str:
        """The series it is numbered in."""
        return Series.Form.MINUTES if self.kind == self.Kind.MINUTES else Series.Form.DOCUMENT

    @property
    def is_draft(self) -> bool:
        """Whether it can still be changed."""
        return self.state == self.State.DRAFT
