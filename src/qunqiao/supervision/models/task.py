"""Tasks, the field they lie in, and who answers for which part of it."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qunqiao.checkups.models import Checkup, Finding
from qunqiao.people.models import Person, Unit
from qunqiao.registry.models import Organisation, Post
from qunqiao.supervision.models.meeting import Directive


class Task(models.Model):
    """What is to be done, from when, due when, where, and who verifies it.

    It comes of exactly one thing: a directive, over a field of branches (``parts``); or, as a
    rectification at one ``place``, of a finding or of what a unit said of itself (``answer``).
    ``kinds`` are the kinds of organisation it concerns, all if empty. Nobody who leads it may be the
    one who finds it done: the check-up does, or the ``verifier``.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("拟办")
        SENT = "sent", _("已下达")
        CLOSED = "closed", _("已销号")
        WITHDRAWN = "withdrawn", _("已撤回")

    # Nothing is to be done any more.
    OVER = (State.CLOSED, State.WITHDRAWN)

    directive = models.ForeignKey(Directive, models.PROTECT, null=True, related_name="tasks")
    # Its latest stretch: what was cleared and returns is another finding, and the same task.
    finding = models.ForeignKey(Finding, models.PROTECT, null=True, related_name="tasks")
    answer = models.OneToOneField(
        "supervision.Answer", models.PROTECT, null=True, related_name="task"
    )
    # Of a rectification: the one unit it lies at, without those below.
    place = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="rectifications")
    letter = models.ForeignKey(
        "supervision.RectificationLetter", models.PROTECT, null=True, related_name="tasks"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="tasks")
    what = models.CharField(_("任务"), max_length=200)
    began_on = models.DateField(_("起始日期"))
    due_on = models.DateField(_("完成期限"))
    verifier = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kinds = models.JSONField(default=list)
    state = models.CharField(
        _("状态"), max_length=9, choices=State.choices, default=State.DRAFT.value
    )
    drafted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sent_on = models.DateField(_("下达日期"), null=True)
    # Why it was sent although somewhere nobody or several answer for it.
    sent_reason = models.CharField(_("下达说明"), max_length=300, blank=True)
    # How it was closed last (see ``Verdict`` rows): when, by whom, and by which check-up if by one.
    closed_on = models.DateField(_("销号日期"), null=True)
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    closed_checkup = models.ForeignKey(Checkup, models.PROTECT, null=True, related_name="+")
    # Of one that was sent by mistake: when it was taken back, by whom, and why; what was sent stays.
    withdrawn_on = models.DateField(_("撤回日期"), null=True)
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    withdrawn_reason = models.CharField(_("撤回理由"), max_length=300, blank=True)

    class Meta:
        verbose_name = pgettext_lazy("督导", "任务")
        ordering: ClassVar[list[str]] = ["due_on", "pk"]
        indexes = [models.Index(fields=["state", "due_on"], name="task_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("began_on")), name="task_is_due_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", sent_on__isnull=True)
                | (~Q(state="draft") & Q(sent_on__isnull=False)),
                name="task_is_sent_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(directive__isnull=False, finding=None, answer=None, place=None)
                | Q(directive=None, finding__isnull=False, answer=None, place__isnull=False)
                | Q(directive=None, finding=None, answer__isnull=False, place__isnull=False),
                name="task_comes_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_on__isnull=False, closed_by__isnull=False)
                | (~Q(state="closed") & Q(closed_on=None, closed_by=None, closed_checkup=None)),
                name="task_is_closed_by_somebody_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_on__isnull=False)
                & Q(withdrawn_by__isnull=False, letter__isnull=False)
                & ~Q(withdrawn_reason="")
                | ~Q(state="withdrawn")
                & Q(withdrawn_on=None, withdrawn_by=None, withdrawn_reason=""),
                name="task_is_withdrawn_by_somebody_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["finding"],
                condition=Q(finding__isnull=False) & ~Q(state__in=("closed", "withdrawn")),
                name="finding_has_one_open_task",
            ),
        ]

    @property
    def is_over(self) -> bool:
        """Whether it was closed or taken back, so that nothing is to be done of it."""
        return self.state in self.OVER

    @property
    def rectifies(self) -> bool:
        """Whether it puts something right at one unit, rather than carries out a demand."""
        return self.place_id is not None


class FieldPart(models.Model):
    """One branch of the unit tree that a task covers: the unit and all below."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="parts")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "unit"], name="field_part_once")]


class Responsibility(models.Model):
    """Who leads or supports a task over a branch of the tree, from day to day (``until`` no longer).

    Held by a body, told by its unit, or by a post, whoever holds that. One that was ended stays: the
    map of an earlier day shows it.
    """

    class Role(models.TextChoices):
        LEAD = "lead", _("牵头")
        SUPPORT = "support", _("配合")

    task = models.ForeignKey(Task, models.PROTECT, related_name="responsibilities")
    role = models.CharField(_("分工"), max_length=7, choices=Role.choices)
    part = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    # Whether it is the unit of ``part`` alone, without those below.
    alone = models.BooleanField(_("只含本级"), default=False)
    kinds = models.JSONField(default=list)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="responsibilities")
    post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="responsibilities")
    began_on = models.DateField(_("起"))
    until = models.DateField(_("止"), null=True)

    class Meta:
        verbose_name = _("责任")
        ordering: ClassVar[list[str]] = ["role", "part__path", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("began_on")),
                name="responsibility_ends_after_it_begins",
            )
        ]

    def on(self, day: date) -> bool:
        """Whether it is held on ``day``."""
        return self.began_on <= day and (self.until is None or self.until > day)


# Organisations in the order of a form.
KINDS = Organisation.Kind.choices
