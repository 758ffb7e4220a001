"""Human beings at a workplace."""

from typing import ClassVar

from django.db import models
from django.db.models import Index, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qunqiao.kit.prefixes import AfterSpace, FromSecond, FromThird
from qunqiao.people.models.unit import Unit


class Person(models.Model):
    """A human being at a workplace, or a named system person for scheduled work."""

    class Sex(models.TextChoices):
        FEMALE = "female", _("女")
        MALE = "male", _("男")

    staff_number = models.CharField(_("工号"), max_length=40, unique=True)
    name = models.CharField(_("姓名"), max_length=60)
    pinyin = models.CharField(max_length=160, blank=True)
    sex = models.CharField(_("性别"), max_length=6, choices=Sex.choices, blank=True)
    birth_date = models.DateField(_("出生日期"), null=True)
    # Its index is the one below that holds all by which the list of a unit is sorted and narrowed.
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="people", db_index=False)
    left_on = models.DateField(_("离职日期"), null=True)
    is_system = models.BooleanField(default=False)
    # The day on which everything that says who this is was erased; the row stays for the history.
    erased_on = models.DateField(null=True)
    # A second record of the same human being: kept, left out of every list, found by its number.
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="merged", db_index=False
    )

    class Meta:
        verbose_name = pgettext_lazy("记录", "人员")
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | Q(is_system=True), name="person_works_somewhere"
            )
        ]
        # Each costs time for every row of a workbook; docs/decisions/0017 says what each is for.
        indexes: ClassVar[list[Index]] = [
            Index(
                fields=["unit", "staff_number", "left_on", "merged_into", "is_system"],
                name="person_of_unit",
            ),
            Index(fields=["name"], opclasses=["varchar_pattern_ops"], name="person_name"),
            # One, where db_index would be two on PostgreSQL: a sorted list costs it a sort.
            Index(fields=["pinyin"], opclasses=["varchar_pattern_ops"], name="person_pinyin"),
            Index(FromSecond("name"), name="person_name_from_second"),
            Index(FromThird("name"), name="person_name_from_third"),
            Index(AfterSpace("pinyin"), name="person_initials"),
            Index(fields=["name", "id"], condition=Q(name__is_long=True), name="person_long_name"),
            Index(
                fields=["merged_into", "staff_number"],
                condition=Q(merged_into__isnull=False),
                name="person_merged",
            ),
        ]

    @property
    def trail_name(self) -> str:
        """The key the trail keeps instead of a name."""
        return f"person:{self.pk}"
