"""What a sender said a heading means, for the next workbook."""

from django.db import models

from qunqiao.people.models import Person


class HeadingMemory(models.Model):
    """On sheets of ``table`` that ``person`` sends, the column headed ``heading`` is ``field``.

    ``field`` is empty where the column shall be left aside.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="headings")
    table = models.CharField(max_length=20)
    heading = models.CharField(max_length=200)
    field = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "table", "heading"], name="heading_is_remembered_once"
            )
        ]
