"""Findings: what a rule found about one unit or organisation, from first seen to cleared."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qunqiao.checkups.models.checkup import Checkup, Outcome, Theme
from qunqiao.people.models import Unit
from qunqiao.registry.models import Organisation

# Breaches before unknowns, what must be before what may be, the grave before the slight.
_OUTCOMES = ("breach", "unknown")
_STRENGTHS = ("must", "normally", "may")
_SEVERITIES = ("high", "medium", "low")
URGENCY = {
    (outcome, strength, severity): 100 * i + 10 * j + k
    for i, outcome in enumerate(_OUTCOMES)
    for j, strength in enumerate(_STRENGTHS)
    for k, severity in enumerate(_SEVERITIES)
}
# Advice is what is found under "normally" and "may": after all that must be, before the unknown.
URGENCY |= {
    ("advice", strength, severity): rank
    for (outcome, strength, severity), rank in URGENCY.items()
    if outcome == "breach" and strength != "must"
}


class Life(models.TextChoices):
    """Where a finding stands, from one check-up to the next."""

    NEW = "new", _("新发现")
    PERSISTING = "persisting", _("仍存在")
    RETURNED = "returned", _("销号后重现")
    WAIVED = "waived", _("已豁免")
    CLEARED = "cleared", _("已销号")


class Finding(models.Model):
    """One rule on one subject, from the check-up that first saw it to the one that no longer did.

    Nobody closes a finding by hand: the next check-up clears it when the data no longer shows it.
    While it is open an unknown may turn into a breach, or back; it stays the same finding.
    """

    class State(models.TextChoices):
        OPEN = "open", _("存在")
        CLEARED = "cleared", _("已销号")

    class Severity(models.TextChoices):
        HIGH = "high", _("严重")
        MEDIUM = "medium", _("较重")
        LOW = "low", _("轻微")

    # What a breach is called by how grave its rule grades it, the same on every page.
    MARKS = {
        "high": _("严重问题"),
        "medium": _("较重问题"),
        "low": _("轻微问题"),
    }

    class Strength(models.TextChoices):
        MUST = "must", _("应当")
        NORMALLY = "normally", _("一般")
        MAY = "may", _("可以")

    class Subject(models.TextChoices):
        UNIT = "unit", _("单位")
        ORGANISATION = "organisation", _("群团组织")

    rule = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=14, choices=Subject.choices)
    subject_id = models.BigIntegerField()
    subject_name = models.CharField(max_length=120)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="findings")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="findings"
    )
    outcome = models.CharField(max_length=14, choices=Outcome.choices)
    theme = models.CharField(max_length=12, choices=Theme.choices)
    severity = models.CharField(max_length=8, choices=Severity.choices)
    strength = models.CharField(max_length=10, choices=Strength.choices)
    urgency = models.PositiveSmallIntegerField()  # see URGENCY; smaller is more urgent
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    since = models.DateField(null=True)
    says_zh = models.TextField()
    says_en = models.TextField()
    computation_zh = models.TextField(blank=True)
    computation_en = models.TextField(blank=True)
    evidence = models.JSONField(default=dict)  # fact -> value
    rows = models.JSONField(default=dict)  # table -> ids of the registry's rows
    missing = models.JSONField(default=list)  # facts that are not recorded
    basis = models.JSONField(default=list)
    test = models.TextField(blank=True)  # the test as SQL, for whoever computes it again
    digest = models.CharField(max_length=64)  # of all that may change from one check-up to the next
    first_checkup = models.ForeignKey(Checkup, models.PROTECT, related_name="+")
    last_checkup = models.ForeignKey(Checkup, models.PROTECT, related_name="+")
    cleared_checkup = models.ForeignKey(Checkup, models.PROTECT, null=True, related_name="+")
    # The same rule on the same subject, cleared before this one was found: the problem returned.
    earlier = models.OneToOneField("self", models.PROTECT, null=True, related_name="later")
    # What the rules said of it when the registry was last changed around it, "" where nobody looked since
    # the check-up. Only a check-up clears it.
    now = models.CharField(max_length=14, choices=Outcome.choices, blank=True)
    # Its last day as waived (see ``Waiver``); on the day after it counts again by itself.
    waived_until = models.DateField(_("豁免到"), null=True)

    class Meta:
        # The longest first, unknown beginnings last, in every database.
        ordering = ["urgency", F("since").asc(nulls_last=True), "pk"]
        verbose_name = _("体检问题")
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "subject_kind", "subject_id"],
                condition=Q(state="open"),
                name="finding_is_open_once",
            ),
            models.CheckConstraint(
                condition=Q(state="open", cleared_checkup__isnull=True)
                | Q(state="cleared", cleared_checkup__isnull=False),
                name="finding_is_cleared_by_a_checkup",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "unit", "theme", "outcome"], name="finding_by_unit"),
            models.Index(fields=["subject_kind", "subject_id"], name="finding_by_subject"),
            models.Index(fields=["state", "urgency", "since"], name="finding_by_urgency"),
        ]

    @property
    def mark(self) -> str:
        """What it is in a word, as every list and page marks it: how grave a breach, advice or unknown."""
        if self.outcome == Outcome.BREACH:
            return str(self.MARKS[self.severity])
        return str(Outcome(self.outcome).label)

    @property
    def settled(self) -> bool:
        """Whether the registry no longer showed it when it was last re-checked."""
        return self.now in (Outcome.SOUND, Outcome.NOT_APPLICABLE)

    def stood_at(self, checkup_id: int) -> bool:
        """Whether that check-up saw it."""
        gone = self.cleared_checkup_id is not None and self.cleared_checkup_id <= checkup_id
        return self.first_checkup_id <= checkup_id and not gone

    def outcome_at(self, checkup_id: int) -> str:
        """What it was at that check-up, by its turns (worth prefetching)."""
        later = [turn for turn in self.turns.all() if turn.checkup_id > checkup_id]
        return later[0].before if later else self.outcome

    def life(self, day: date) -> str:
        """Where it stands in its life: new, persisting, returned, waived or cleared (``Life``)."""
        if self.state == self.State.CLEARED:
            return Life.CLEARED
        if self.waived_until is not None and self.waived_until >= day:
            return Life.WAIVED
        if self.first_checkup_id != self.last_checkup_id:
            return Life.PERSISTING
        return Life.NEW if self.earlier_id is None else Life.RETURNED

    def says(self, language: str) -> str:
        """What is wrong, or what is missing, in one sentence."""
        return self.says_en if language.startswith("en") else self.says_zh

    def computed(self, language: str) -> str:
        """The sum that shows it, with this subject's values in it."""
        return self.computation_en if language.startswith("en") else self.computation_zh
