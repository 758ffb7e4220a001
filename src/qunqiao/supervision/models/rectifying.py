"""Rectification: the letter that orders it, and what was found of a task in the end."""

import hashlib
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qunqiao.checkups.models import Checkup
from qunqiao.people.models import Person, Unit
from qunqiao.supervision.models.task import Task


class RectificationLetter(models.Model):
    """The letter that tells one unit what to put right, as it was sent; its tasks point at it.

    ``text`` is frozen: no action changes it, and ``digest`` is the SHA-256 of its UTF-8.
    """

    sender = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="rectification_letters")
    text = models.TextField()
    digest = models.CharField(max_length=64)
    sent_on = models.DateField(_("下达日期"))
    sent_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("整改通知书")
        ordering: ClassVar[list[str]] = ["-sent_on", "-pk"]
        indexes = [models.Index(fields=["sender", "sent_on"], name="letter_by_sender")]

    @staticmethod
    def digest_of(text: str) -> str:
        """What tells the same text again."""
        return hashlib.sha256(text.encode()).hexdigest()


class Verdict(models.Model):
    """What was found of a task: closed by a check-up or by its verifier, sent back, or returned.

    The last one counts; none is changed. Those of a check-up name it, those of people give a reason.
    """

    class Outcome(models.TextChoices):
        CLEARED = "cleared", _("体检销号")
        VERIFIED = "verified", _("核验销号")
        SENT_BACK = "sent_back", pgettext_lazy("核验", "退回")
        REOPENED = "reopened", _("重现，重新整改")

    CLOSING = (Outcome.CLEARED, Outcome.VERIFIED)

    task = models.ForeignKey(Task, models.PROTECT, related_name="verdicts")
    outcome = models.CharField(max_length=9, choices=Outcome.choices)
    reason = models.CharField(_("核验说明"), max_length=300, blank=True)
    checkup = models.ForeignKey(Checkup, models.PROTECT, null=True, related_name="+")
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    given_on = models.DateField()
    # Of one sent back: the last evidence that had been looked at. Later evidence answers it.
    evidence_to = models.BigIntegerField(default=0)
    # Of one that returned: the day it was due before; kept, so that a past day shows as it was.
    due_before = models.DateField(null=True)

    class Meta:
        verbose_name = _("核验")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=("cleared", "reopened"), checkup__isnull=False)
                | Q(outcome__in=("verified", "sent_back"), checkup=None) & ~Q(reason=""),
                name="verdict_rests_on_something",
            )
        ]
