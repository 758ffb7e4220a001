"""Visits: a day, a unit, who went, how many they met, and what was heard."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qunqiao.needs.models import Need
from qunqiao.people.models import Person, Unit

HEARD_LENGTH, MOST_MET, MOST_COMPANIONS = 2000, 9999, 99


class Visit(models.Model):
    """One visit of an officer to a unit.

    Of the people met only numbers are kept, never who they were; of the companions too. ``key`` is
    made on the device it is entered on: however often a phone sends it, it is one visit.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="visits")
    visited_on = models.DateField(_("走访日期"))
    visitor = models.ForeignKey(Person, models.PROTECT, related_name="visits")
    companions = models.PositiveSmallIntegerField(_("同行人数"), default=0)
    workers = models.PositiveSmallIntegerField(_("见到职工"), default=0)
    officers = models.PositiveSmallIntegerField(_("见到干部"), default=0)
    heard = models.TextField(_("听到什么"), max_length=HEARD_LENGTH, blank=True)
    noted_on = models.DateField(_("登记日期"))

    class Meta:
        verbose_name = _("走访")
        ordering: ClassVar[list[str]] = ["-visited_on", "-pk"]
        indexes = [models.Index(fields=["unit", "visited_on"], name="visits_of_a_unit")]
        constraints = [
            models.CheckConstraint(
                condition=Q(noted_on__gte=models.F("visited_on")),
                name="visit_is_noted_after_it_was_made",
            )
        ]


class Photo(models.Model):
    """A picture of a visit, without where and when and with what it was taken (``kit.photos``)."""

    class Kind(models.TextChoices):
        JPEG = "image/jpeg", "JPEG"
        PNG = "image/png", "PNG"

    visit = models.OneToOneField(Visit, models.PROTECT, related_name="photo")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    content = models.BinaryField()


class Difficulty(models.Model):
    """A need that was heard on a visit."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="difficulties")
    need = models.OneToOneField(Need, models.PROTECT, related_name="difficulty")

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
