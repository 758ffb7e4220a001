"""Duties at units."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qunqiao.people.models.person import Person
from qunqiao.people.models.unit import Unit


class Seat(models.Model):
    """A duty at a unit over its whole subtree, between two days."""

    class Role(models.TextChoices):
        SUPERVISOR = "supervisor", _("主管部门")
        UNIT_LEAD = "unit_lead", _("单位分管领导")
        OFFICER = "officer", _("群团干部")
        COUNSELLOR = "counsellor", _("心理咨询师")
        TELLER = "teller", _("监票人")
        EDITOR = "editor", _("编辑")
        REVIEWER = "reviewer", _("评委")
        AUDITOR = "auditor", _("经审委员")

    person = models.ForeignKey(Person, models.PROTECT, related_name="seats")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="seats")
    role = models.CharField(_("职责"), max_length=20, choices=Role.choices)
    began_on = models.DateField(_("起"))
    ended_on = models.DateField(_("止"), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "unit", "role"],
                condition=Q(ended_on__isnull=True),
                name="seat_is_held_once",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("began_on")),
                name="seat_ends_after_it_begins",
            ),
        ]
