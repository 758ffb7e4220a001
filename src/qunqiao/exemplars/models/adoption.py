"""Adoptions: a unit takes over what another does."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qunqiao.exemplars.models.exemplar import Exemplar
from qunqiao.people.models import Person, Unit


class Adoption(models.Model):
    """``unit`` takes an exemplar over from ``began_on`` on, with a plan; ended, it stays on record."""

    exemplar = models.ForeignKey(Exemplar, models.PROTECT, related_name="adoptions")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    plan = models.CharField(_("打算怎么做"), max_length=500)
    began_on = models.DateField(_("采纳日期"))
    begun_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    ended_on = models.DateField(_("停止日期"), null=True)

    class Meta:
        verbose_name = _("采纳")
        ordering: ClassVar[list[str]] = ["unit__path", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["exemplar", "unit"],
                condition=Q(ended_on__isnull=True),
                name="adopted_once_at_a_time",
            )
        ]
