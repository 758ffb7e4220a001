"""Needs: what was heard, who sees to it, and how whoever raised it is told."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qunqiao.people.models import Person, Unit

TEXT_LENGTH, PAGE_LENGTH, CONTACT_LENGTH, ANSWER_LENGTH = 2000, 200, 100, 2000
REASON_LENGTH, PLACE_LENGTH = 300, 120


class Need(models.Model):
    """One thing somebody needs, from the day it was heard to the day they were told of the outcome.

    Of who complains nothing is kept: no person, no address, no browser, and no moment, for a day cannot
    be laid beside a session or a server's log. ``raised_by`` is the officer who wrote down what others
    said on a visit, never the one who said it. ``receipt`` and ``raiser`` are keyed hashes: with the
    database alone nobody can tell which code or which person they belong to.
    """

    class Origin(models.TextChoices):
        """Where it was heard; an origin that comes later is one more line here."""

        COMPLAINT = "complaint", _("投诉与求助")
        VISIT = "visit", _("走访")

    class Kind(models.TextChoices):
        FORMALISM = "formalism", _("形式主义、重复报表")
        SERVICE = "service", _("服务不到位")
        HARDSHIP = "hardship", _("困难求助")
        PLATFORM = "platform", _("本平台的问题")
        OTHER = "other", pgettext_lazy("诉求", "其他")

    class State(models.TextChoices):
        OPEN = "open", _("待接手")
        TAKEN = "taken", _("办理中")
        ANSWERED = "answered", _("已答复，待告知")
        TOLD = "told", _("已答复，已告知")

    origin = models.CharField(_("来源"), max_length=20, choices=Origin.choices)
    kind = models.CharField(
        _("类别"), max_length=20, choices=Kind.choices, default=Kind.OTHER.value
    )
    text = models.TextField(_("内容"), max_length=TEXT_LENGTH)
    # The unit it is about; ``place`` where its name was given in words that fit none.
    about = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="needs_about")
    place = models.CharField(_("反映的单位"), max_length=PLACE_LENGTH, blank=True)
    page = models.CharField(_("来自页面"), max_length=PAGE_LENGTH, blank=True)
    contact = models.CharField(_("联系方式"), max_length=CONTACT_LENGTH, blank=True)
    # None: the house has no units yet, so it is the supervising body's.
    owner = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="needs_owned")
    raised_on = models.DateField(_("收到日期"))
    due_on = models.DateField(_("答复期限"))
    state = models.CharField(
        _("状态"), max_length=10, choices=State.choices, default=State.OPEN.value
    )
    outcome = models.TextField(_("答复"), max_length=ANSWER_LENGTH, blank=True)
    answered_on = models.DateField(_("答复日期"), null=True)
    told_on = models.DateField(_("告知日期"), null=True)
    raised_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    receipt = models.CharField(max_length=32, unique=True, null=True)  # noqa: DJ001 - unique, and most needs have none
    raiser = models.CharField(max_length=32, blank=True, db_index=True)

    class Meta:
        verbose_name = _("诉求")
        ordering: ClassVar[list[str]] = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["state", "due_on"], name="needs_that_wait"),
            models.Index(fields=["about", "raised_on"], name="needs_about_a_unit"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(origin="complaint") | Q(raised_by__isnull=True),
                name="complaint_has_no_author",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "taken"], answered_on=None, told_on=None)
                | Q(state="answered", answered_on__isnull=False, told_on=None)
                | Q(state="told", answered_on__isnull=False, told_on__isnull=False),
                name="need_is_answered_before_it_is_told",
            ),
        ]

    @property
    def waits(self) -> bool:
        """Whether it still waits for its answer."""
        return self.state in {self.State.OPEN, self.State.TAKEN}

    @property
    def protected(self) -> bool:
        """Whether it was raised under the promise that nobody looks for who it was."""
        return self.origin == self.Origin.COMPLAINT

    def late_on(self, day: date) -> bool:
        """Whether the answer is overdue on ``day``."""
        return self.waits and self.due_on < day


class Handling(models.Model):
    """One thing that was done about a need, on a day."""

    class Act(models.TextChoices):
        TAKEN = "taken", _("接手")
        PASSED = "passed", _("转交")
        ANSWERED = "answered", pgettext_lazy("诉求", "答复")
        ADDED = "added", _("反映人补充")
        TOLD = "told", _("告知反映人")

    need = models.ForeignKey(Need, models.PROTECT, related_name="handlings")
    act = models.CharField(max_length=10, choices=Act.choices)
    on = models.DateField()
    text = models.TextField(max_length=ANSWER_LENGTH, blank=True)
    # Whom it was passed to.
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    # None: whoever raised it.
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("办理记录")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["need"], condition=Q(act="added"), name="raiser_adds_once"
            ),
            models.CheckConstraint(
                condition=~Q(act="added") | Q(by__isnull=True), name="raiser_stays_unknown"
            ),
        ]
