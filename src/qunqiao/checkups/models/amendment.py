"""Amendments: what the supervising body changes about the rules, tried before it counts."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qunqiao.people.models import Person


class Amendment(models.Model):
    """Other parameters for one rule, a rulebook of one's own, or the withdrawal of such a rulebook.

    It is drafted, tried on the last snapshot, and then put in force or dropped. What is in force on a
    day follows from all amendments in force by then: the latest says what counts, none is ever altered.
    """

    class Kind(models.TextChoices):
        PARAMETERS = "parameters", _("调整参数")
        ADD = "add", _("加用规则集")
        WITHDRAW = "withdraw", _("停用规则集")

    class State(models.TextChoices):
        TRYING = "trying", _("正在试算")
        TRIED = "tried", _("待生效")
        FAILED = "failed", _("试算没有做成")
        IN_FORCE = "in_force", _("已生效")
        DROPPED = "dropped", _("已放弃")

    kind = models.CharField(_("变更"), max_length=10, choices=Kind.choices)
    rule = models.CharField(_("规则"), max_length=80, blank=True)  # of other parameters
    book = models.CharField(_("规则集"), max_length=80)
    # Parameter -> value; empty: those of the rulebook again.
    values = models.JSONField(default=dict)
    text = models.TextField(blank=True)  # of a rulebook that is added
    digest = models.CharField(max_length=64, blank=True)
    reason = models.CharField(_("理由"), max_length=500)
    from_on = models.DateField(_("从何时起"))
    state = models.CharField(_("进度"), max_length=8, choices=State.choices, default=State.TRYING)
    # What it would change, as ``bridge.Trial`` tells it; a sentence by language where it failed.
    trial = models.JSONField(default=dict)
    trouble = models.JSONField(default=dict)
    drafted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(_("提出时间"))
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("规则变更")
        indexes = [models.Index(fields=["state", "from_on"], name="amendment_in_force")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("in_force", "dropped"), decided_by__isnull=False)
                | Q(state__in=("trying", "tried", "failed"), decided_by__isnull=True),
                name="amendment_is_decided_by_somebody",
            )
        ]
