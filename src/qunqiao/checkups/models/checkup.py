"""Snapshots of the registry, the check-ups run over them, and what each unit's tallies were."""

from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from qunqiao.people.models import Person, Unit


class Theme(models.TextChoices):
    """The five themes of the supervising body's reports; a rule belongs to one."""

    ORGANISATION = "organisation", _("组织建设")
    CADRES = "cadres", _("干部配备")
    SUPPORT = "support", _("支持保障")
    ACTIVITIES = "activities", _("活动影响")
    STYLE = "style", _("作风改进")


class Outcome(models.TextChoices):
    """What a rule says of a subject; data that is missing gives unknown, never sound.

    A rule that says "may" or "normally" is not broken, it is not followed: that is advice.
    """

    BREACH = "breach", _("问题")
    ADVICE = "advice", _("建议")
    UNKNOWN = "unknown", _("不明")
    SOUND = "sound", _("正常")
    NOT_APPLICABLE = "not_applicable", _("不适用")


class Snapshot(models.Model):
    """The registry as it stood at one moment, in Parquet files without names of persons.

    ``digest`` covers every table's file, so a result computed again from the same digest rests on
    the same rows.
    """

    taken_at = models.DateTimeField()
    as_of = models.DateField(_("体检日"))
    # Below the home folder where it can be, so that a restored platform finds it under its own home.
    directory = models.CharField(max_length=300)
    digest = models.CharField(max_length=64, unique=True)
    rows = models.JSONField(default=dict)  # table -> number of rows

    @property
    def folder(self) -> Path:
        """Where its files lie on this machine."""
        return Path(settings.HOME) / self.directory


def next_number() -> int:
    """One more than the check-ups there were: what the next is called."""
    return (Checkup.objects.aggregate(last=models.Max("number"))["last"] or 0) + 1


class Checkup(models.Model):
    """One run of the rulebooks over one snapshot; what it found lives on in ``Finding``."""

    class State(models.TextChoices):
        QUEUED = "queued", _("等待中")
        RUNNING = "running", _("正在体检")
        DONE = "done", _("已完成")
        FAILED = "failed", _("没有做成")

    # The how manieth it is, as people call it; ids may have gaps.
    number = models.PositiveIntegerField(unique=True, editable=False, default=next_number)
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, null=True, related_name="checkups")
    as_of = models.DateField(_("体检日"))
    ordered_by = models.ForeignKey(Person, models.PROTECT, related_name="checkups")
    ordered_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.QUEUED)
    trouble = models.JSONField(default=dict)  # {"zh": sentence, "en": sentence} when failed
    # [{id, version, digest, titles: {zh, en}, themes: {theme: number of rules}}]
    rulebooks = models.JSONField(default=list)
    # Rule -> parameter -> value, where the supervising body set others than the rulebooks do. Null: it was
    # done before this was kept.
    parameters = models.JSONField(null=True)
    # The last entry of the trail whose changes were looked at: before the snapshot, and re-checked since.
    seen_to = models.BigIntegerField(default=0)
    # SHA-256 of what was found, rule by rule and subject by subject; "" where it was not kept.
    result = models.CharField(max_length=64, blank=True)
    outcomes = models.JSONField(default=dict)  # outcome -> count, over all subjects and rules
    subjects = models.JSONField(default=dict)  # kind of subject -> how many were examined

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("体检")
        constraints = [
            models.UniqueConstraint(
                fields=["state"],
                condition=models.Q(state="running"),
                name="one_checkup_runs_at_a_time",
            )
        ]

    @property
    def under_way(self) -> bool:
        """Whether a result is still to come."""
        return self.state in (self.State.QUEUED, self.State.RUNNING)

    @property
    def themes(self) -> set[str]:
        """The themes for which some rule was evaluated; of the others nothing is known."""
        return {theme for book in self.rulebooks for theme in book["themes"]}


class Tally(models.Model):
    """How many subjects of one unit had one outcome under one rule in one check-up.

    Rows for "not applicable" are not kept: nobody looks at them, and they would be most of the table.
    """

    checkup = models.ForeignKey(Checkup, models.CASCADE, related_name="tallies")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    theme = models.CharField(max_length=12, choices=Theme.choices)
    rule = models.CharField(max_length=80)
    outcome = models.CharField(max_length=14, choices=Outcome.choices)
    count = models.PositiveIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["checkup", "unit", "theme", "outcome"], name="tally_for_heat_map")
        ]
