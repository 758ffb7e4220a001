"""Reports as they were taken in, what was found in them, and what people made of it."""

import hashlib
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qunqiao.people.models import Person, Unit


class Document(models.Model):
    """A report, minutes or notice: its text as given, and what the reader says of it as a whole.

    ``text`` never changes; every place in it (``Item.at``) counts its characters, and ``digest`` is
    the SHA-256 of its UTF-8. Line ends were made one character before it was kept.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="documents")
    meeting = models.ForeignKey(
        "supervision.Meeting", models.PROTECT, null=True, related_name="documents"
    )
    title = models.CharField(_("标题"), max_length=200)
    text = models.TextField()
    digest = models.CharField(max_length=64)
    filename = models.CharField(max_length=120, blank=True)
    # What the reader found of the whole: published, source, author, editor, summary, meeting.
    about = models.JSONField(default=dict)
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    added_on = models.DateField(_("收录日期"))

    class Meta:
        verbose_name = pgettext_lazy("督导", "文件")
        ordering: ClassVar[list[str]] = ["-added_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "digest"], name="document_is_kept_once")
        ]

    @staticmethod
    def digest_of(text: str) -> str:
        """What tells the same text again."""
        return hashlib.sha256(text.encode()).hexdigest()


class Item(models.Model):
    """Something the text says: where, of which kind, and its parts; written once and never changed.

    ``found_by`` tells the reader's own items from those a person added, merged or split off. What
    people made of it stands in its judgements, the last of which counts.
    """

    class Kind(models.TextChoices):
        DIRECTIVE = "directive", pgettext_lazy("督导", "要求")
        PROBLEM = "problem", pgettext_lazy("督导", "问题")
        PERSON = "person", pgettext_lazy("督导", "人员")
        UNIT = "unit", pgettext_lazy("督导", "单位")
        OTHER_ENUMERATION = "other_enumeration", _("其他列举")
        FIGURE = "figure", _("数字")
        CONTACT = "contact", _("联络方式")

    class FoundBy(models.TextChoices):
        READER = "reader", _("机器读出")
        PERSON = "person", _("人工添加")

    document = models.ForeignKey(Document, models.PROTECT, related_name="items")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    found_by = models.CharField(max_length=8, choices=FoundBy.choices)
    at = models.PositiveIntegerField()
    length = models.PositiveIntegerField()
    cue = models.CharField(max_length=60, blank=True)
    fields = models.JSONField(default=dict)
    split_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="pieces")

    class Meta:
        verbose_name = _("读出的内容")
        ordering: ClassVar[list[str]] = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(length__gte=1), name="item_has_a_place_in_the_text")
        ]

    @property
    def end(self) -> int:
        """The place behind its last character."""
        return self.at + self.length

    @property
    def verdict(self) -> str:
        """What was last judged of it; "" if nobody has looked yet."""
        last = self._last
        return last.verdict if last else ""

    @property
    def stands(self) -> bool:
        """Whether it still counts: neither dropped nor gone into others."""
        return self.verdict not in Judgement.GONE

    @property
    def judged(self) -> bool:
        """Whether a person has said something of it, or put it there."""
        return bool(self.verdict) or self.found_by == self.FoundBy.PERSON

    @property
    def said(self) -> dict[str, Any]:
        """Its parts as they count now: as last corrected, else as found."""
        corrections = [one for one in self._all if one.verdict == Judgement.Verdict.CORRECTED]
        fields: dict[str, Any] = corrections[-1].fields if corrections else self.fields
        return fields

    @property
    def headline(self) -> str:
        """What it says in one line."""
        names = ("head", "name", "text", "value")
        return next((str(self.said[name]) for name in names if self.said.get(name)), "")

    @property
    def _all(self) -> "list[Judgement]":
        # sorted here: the rows are prefetched with the items of a document
        return sorted(self.judgements.all(), key=lambda one: one.pk)

    @property
    def _last(self) -> "Judgement | None":
        every = self._all
        return every[-1] if every else None


class Judgement(models.Model):
    """What a person made of an item; a later one counts instead of an earlier, none is changed."""

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted", _("已接受")
        CORRECTED = "corrected", _("已更正")
        DROPPED = "dropped", _("已去掉")
        MERGED = "merged", _("已合并")
        SPLIT = "split", _("已拆分")

    GONE = (Verdict.DROPPED, Verdict.MERGED, Verdict.SPLIT)

    item = models.ForeignKey(Item, models.PROTECT, related_name="judgements")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    fields = models.JSONField(default=dict)
    # Of what was merged: the item it went into.
    into = models.ForeignKey(Item, models.PROTECT, null=True, related_name="merged")
    judged_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    judged_on = models.DateField()
