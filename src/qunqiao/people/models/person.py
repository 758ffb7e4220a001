"""Human beings at a workplace."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qunqiao.people.models.unit import Unit


class Person(models.Model):
    """A human being at a workplace, or a named system person for scheduled work."""

    class Sex(models.TextChoices):
        FEMALE = "female", _("女")
        MALE = "male", _("男")

    staff_number = models.CharField(_("工号"), max_length=40, unique=True)
    name = models.CharField(_("姓名"), max_length=60)
    pinyin = models.CharField(max_length=160, blank=True, db_index=True)
    sex = models.CharField(_("性别"), max_length=6, choices=Sex.choices, blank=True)
    birth_date = models.DateField(_("出生日期"), null=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="people")
    left_on = models.DateField(_("离职日期"), null=True)
    is_system = models.BooleanField(default=False)
    # The day on which everything that says who this is was erased; the row stays for the history.
    erased_on = models.DateField(null=True)
    # A second record of the same human being: kept, left out of every list, found by its number.
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")

    class Meta:
        verbose_name = pgettext_lazy("记录", "人员")
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | Q(is_system=True), name="person_works_somewhere"
            )
        ]

    @property
    def trail_name(self) -> str:
        """The key the trail keeps instead of a name."""
        return f"person:{self.pk}"
