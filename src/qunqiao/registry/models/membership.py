"""Membership of an organisation."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qunqiao.people.models import Person
from qunqiao.registry.models.organisation import Organisation


class Membership(models.Model):
    """A person's membership between two days."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    joined_on = models.DateField(_("加入日期"))
    left_on = models.DateField(_("退出日期"), null=True)

    class Meta:
        verbose_name = _("会籍")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person", "joined_on"], name="membership_is_written_once"
            ),
            models.UniqueConstraint(
                fields=["organisation", "person"],
                condition=Q(left_on__isnull=True),
                name="person_is_a_member_once",
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("joined_on")),
                name="membership_ends_after_it_begins",
            ),
        ]
