"""Terms of office (届)."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qunqiao.registry.models.organisation import Organisation


class Term(models.Model):
    """One term of an organisation's committee: its number, election day, years, and extension."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="terms")
    number = models.PositiveSmallIntegerField(_("届次"))
    began_on = models.DateField(_("选举日期"))
    years = models.PositiveSmallIntegerField(_("任期年数"))
    ended_on = models.DateField(_("结束日期"), null=True)
    extended_until = models.DateField(_("延期至"), null=True)
    extension_document = models.CharField(_("延期批复文号"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("届次")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number"], name="term_number_is_unique"
            ),
            models.CheckConstraint(condition=Q(years__gte=1) & Q(years__lte=10), name="term_years"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("began_on")),
                name="term_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(extended_until__isnull=True) | Q(extended_until__gte=F("began_on")),
                name="term_is_extended_forwards",
            ),
        ]

    @property
    def approved_until(self) -> date | None:
        """Until when it was extended with an approval on record; without one an extension moves no day."""
        return self.extended_until if self.extension_document else None

    @property
    def due_on(self) -> date:
        """The day the term is full: the same day ``years`` later; 29 February falls to the 28th."""
        year = self.began_on.year + self.years
        try:
            return self.began_on.replace(year=year)
        except ValueError:
            return self.began_on.replace(year=year, day=28)
