"""Waivers: a body above says that a finding need not be dealt with for a time, and why."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qunqiao.checkups.models.finding import Finding
from qunqiao.people.models import Person


class Waiver(models.Model):
    """One waiver of one finding, up to and including its last day; taken back, it ended before.

    It ends with the finding: what was cleared and comes back is looked at again.
    """

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="waivers")
    reason = models.CharField(_("理由"), max_length=500)
    until = models.DateField(_("豁免到"))
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    given_on = models.DateField(_("豁免日期"))
    undone_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    undone_on = models.DateField(_("撤回日期"), null=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("豁免")
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=models.F("given_on")), name="waiver_ends_after_it_is_given"
            ),
            models.CheckConstraint(
                condition=Q(undone_by__isnull=True, undone_on__isnull=True)
                | Q(undone_by__isnull=False, undone_on__isnull=False),
                name="waiver_is_undone_by_somebody",
            ),
        ]

    def covers(self, day: date) -> bool:
        """Whether it excuses its finding on ``day``."""
        undone = self.undone_on is not None and self.undone_on <= day
        return self.given_on <= day <= self.until and not undone
