"""Self-inspection: named problems, asked of each unit once, and what it answers of itself."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qunqiao.people.models import Person, Unit
from qunqiao.supervision.models.document import Document, Item


class Inspection(models.Model):
    """A list of problems that a supervising body sends to units, each to say whether it is theirs."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="inspections")
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="inspections")
    title = models.CharField(_("名称"), max_length=120)
    branch = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    sent_on = models.DateField(_("下发日期"))
    due_on = models.DateField(_("填报期限"))
    sent_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("对号入座")
        ordering: ClassVar[list[str]] = ["-sent_on", "-pk"]


class Concern(models.Model):
    """One problem on the list: named in a report, or one of the four tendencies.

    ``rules`` are those whose findings bear on it, as the table of words had it at sending; none where
    no data can show it.
    """

    class Tendency(models.TextChoices):
        ORGAN = "organ", _("机关化")
        ADMINISTRATION = "administration", _("行政化")
        ARISTOCRACY = "aristocracy", _("贵族化")
        ENTERTAINMENT = "entertainment", _("娱乐化")

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="concerns")
    number = models.PositiveSmallIntegerField()
    item = models.ForeignKey(Item, models.PROTECT, null=True, related_name="+")
    tendency = models.CharField(max_length=14, choices=Tendency.choices, blank=True)
    text = models.CharField(pgettext_lazy("督导", "问题"), max_length=200)
    rules = models.JSONField(default=list)

    class Meta:
        verbose_name = pgettext_lazy("督导", "问题")
        ordering: ClassVar[list[str]] = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "number"], name="concern_is_numbered_once"
            ),
            models.CheckConstraint(
                condition=Q(item__isnull=False, tendency="") | (Q(item=None) & ~Q(tendency="")),
                name="concern_is_named_or_a_tendency",
            ),
        ]

    @property
    def data_tells(self) -> bool:
        """Whether that no finding bears on it means something: of a tendency rules show a part only."""
        return bool(self.rules) and not self.tendency

    @property
    def words(self) -> str:
        """What is asked: as the report has it, or the tendency in the reader's language."""
        return str(self.get_tendency_display()) if self.tendency else self.text


class Sheet(models.Model):
    """What one unit was asked of an inspection; answered once, all lines together."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="sheets")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="sheets")
    answered_on = models.DateField(_("填报日期"), null=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("对号入座表")
        ordering: ClassVar[list[str]] = ["unit__path"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "unit"], name="sheet_is_asked_once"),
            models.CheckConstraint(
                condition=Q(answered_on=None, answered_by=None)
                | Q(answered_on__isnull=False, answered_by__isnull=False),
                name="sheet_is_answered_by_somebody",
            ),
        ]


class Answer(models.Model):
    """Whether one problem is the unit's own, and on what grounds; of its own comes a task.

    ``shown`` is how many findings bore on it when the unit answered.
    """

    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="answers")
    concern = models.ForeignKey(Concern, models.PROTECT, related_name="answers")
    ours = models.BooleanField(_("是否存在"))
    grounds = models.CharField(_("依据"), max_length=300, blank=True)
    shown = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("自查")
        ordering: ClassVar[list[str]] = ["concern__number"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "concern"], name="concern_is_answered_once")
        ]
