"""The sealed numbers an intake replaced, so that it can be taken back."""

from django.db import models

from qunqiao.people.models import Person, PrivateDetail
from qunqiao.registry.models.intake import Intake


class FormerDetail(models.Model):
    """What was kept of ``person`` before ``intake`` wrote a number of this kind; no cipher: nothing was.

    Sealed as in ``PrivateDetail``, for the same person and kind.
    """

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="former_details")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=PrivateDetail.Kind.choices)
    cipher = models.BinaryField(null=True)
    blind_index = models.CharField(max_length=32, blank=True)
    key_number = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["intake", "person", "kind"], name="former_detail_is_kept_once"
            )
        ]
