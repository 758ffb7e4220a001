"""Entries, their details, and the head of the chain."""

from typing import Any, Never

from django.db import models

from qunqiao.trail.errors import AppendOnly


class EntryQuerySet(models.QuerySet["Entry"]):
    """Reads only; an entry once written stays."""

    def update(self, **kwargs: Any) -> Never:
        del kwargs
        raise AppendOnly

    def delete(self) -> Never:
        raise AppendOnly


class Entry(models.Model):
    """One act: who did what to which record of which unit, when.

    ``digest`` covers every column and the digest before it. What was before and after is in
    ``Detail``; the chain holds only a salted commitment to it, so that a person's data can be
    erased one day without breaking the proof that the act took place.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    action = models.CharField(max_length=80)
    actor = models.CharField(max_length=40)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=60)
    unit_id = models.BigIntegerField(null=True)
    commitment = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id"], name="trail_by_subject"),
            models.Index(fields=["unit_id", "number"], name="trail_by_unit"),
        ]


class Detail(models.Model):
    """What an entry's record was before and after; erasable, unlike the entry."""

    entry = models.OneToOneField(Entry, models.PROTECT, primary_key=True, related_name="detail")
    salt = models.CharField(max_length=32)
    content = models.JSONField(null=True)
    erased_at = models.DateTimeField(null=True)


class Chain(models.Model):
    """The chain's head: one row, locked by whoever writes next."""

    number = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="0" * 64)
