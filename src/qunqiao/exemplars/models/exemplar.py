"""Exemplars: what a unit did, what changed, and the records that show it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qunqiao.checkups.models import Finding
from qunqiao.people.models import Person, Unit


class Exemplar(models.Model):
    """A practice of ``unit``, proposed by people or found in the data, reviewed by another body.

    ``rules`` are the rules whose findings it is said to clear: by them is measured what it changes
    elsewhere. ``figures`` are, where the data found it, the counts it rested on that day.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("待评议")
        ACCEPTED = "accepted", _("评议认可")
        DECLINED = "declined", _("评议未认可")
        PUBLISHED = "published", _("已发布")
        WITHDRAWN = "withdrawn", _("已撤下")

    class Origin(models.TextChoices):
        PEOPLE = "people", _("有人推荐")
        DATA = "data", _("数据发现")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="exemplars")
    title = models.CharField(_("标题"), max_length=80)
    done = models.TextField(_("做了什么"), max_length=1000)
    changed = models.TextField(_("带来什么变化"), max_length=1000)
    origin = models.CharField(_("来源"), max_length=6, choices=Origin.choices)
    rules = models.JSONField(default=list)
    figures = models.JSONField(default=dict)
    state = models.CharField(
        _("状态"), max_length=9, choices=State.choices, default=State.PROPOSED.value
    )
    proposing_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_on = models.DateField(_("推荐日期"))
    reviewing_unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    reviewed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reviewed_on = models.DateField(_("评议日期"), null=True)
    opinion = models.CharField(_("评议意见"), max_length=500, blank=True)
    published_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    published_on = models.DateField(_("发布日期"), null=True)

    class Meta:
        verbose_name = _("典型")
        ordering: ClassVar[list[str]] = ["unit__path", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reviewing_unit__isnull=True)
                | ~Q(reviewing_unit=models.F("proposing_unit")),
                name="exemplar_is_reviewed_by_another_body",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_on__isnull=False),
                name="exemplar_is_published_on_a_day",
            ),
        ]


class Evidence(models.Model):
    """A cleared finding that shows the change."""

    exemplar = models.ForeignKey(Exemplar, models.CASCADE, related_name="evidence")
    finding = models.ForeignKey(Finding, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["exemplar", "finding"], name="evidence_shown_once")
        ]
