"""What a unit or an organisation was called before."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qunqiao.people.models import Unit
from qunqiao.registry.models.intake import Intake
from qunqiao.registry.models.organisation import Organisation


class FormerName(models.Model):
    """A name that was in use until ``until``, when ``intake`` changed it; clerks go on writing it for years."""

    unit = models.ForeignKey(Unit, models.CASCADE, null=True, related_name="former_names")
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, related_name="former_names"
    )
    name = models.CharField(_("曾用名"), max_length=120, db_index=True)
    until = models.DateField(_("用到"))
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["until", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False, organisation__isnull=True)
                | Q(unit__isnull=True, organisation__isnull=False),
                name="former_name_is_of_one",
            )
        ]
