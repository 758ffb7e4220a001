"""Letters: a committee is told half a year ahead that its term ends, once for each end."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qunqiao.people.models import Person
from qunqiao.registry.models import Term


class Letter(models.Model):
    """The notice that ``term`` is full on ``due_on``; an extension moves the end, and is told anew."""

    term = models.ForeignKey(Term, models.CASCADE, related_name="letters")
    due_on = models.DateField(_("届满日"))
    written_on = models.DateField(_("发出日期"))
    taken_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    taken_on = models.DateField(_("收到日期"), null=True)

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("届满提醒函")
        constraints = [
            models.UniqueConstraint(fields=["term", "due_on"], name="one_letter_for_each_end"),
            models.CheckConstraint(
                condition=Q(taken_by__isnull=True, taken_on__isnull=True)
                | Q(taken_by__isnull=False, taken_on__isnull=False),
                name="letter_is_taken_by_somebody",
            ),
        ]
