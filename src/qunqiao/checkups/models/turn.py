"""Turns: a finding that stood before and after a check-up, but as something else."""

from django.db import models

from qunqiao.checkups.models.checkup import Checkup, Outcome
from qunqiao.checkups.models.finding import Finding


class Turn(models.Model):
    """An unknown that became a breach in a check-up, or a breach an unknown.

    The finding keeps only what it is now; with its turns one can say what it was at any check-up.
    """

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="turns")
    checkup = models.ForeignKey(Checkup, models.PROTECT, related_name="+")
    before = models.CharField(max_length=14, choices=Outcome.choices)
    after = models.CharField(max_length=14, choices=Outcome.choices)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["finding", "checkup"], name="finding_turns_once_in_a_checkup"
            )
        ]
