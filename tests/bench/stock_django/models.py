"""The four tables the list needs."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _


class Unit(models.Model):
    path = models.CharField(max_length=255, unique=True)
    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)


class Organisation(models.Model):
    class Kind(models.TextChoices):
        TRADE_UNION = "trade_union", _("工会")
        YOUTH_LEAGUE = "youth_league", _("共青团")
        WOMENS_COMMITTEE = "womens_committee", _("妇委会")
        OTHER = "other", _("其他")

    class Tier(models.TextChoices):
        BRANCH = "branch", _("支部")
        GENERAL_BRANCH = "general_branch", _("总支部")
        COMMITTEE = "committee", _("委员会")
        JOINT = "joint", _("联合委员会")

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    unit = models.ForeignKey(Unit, models.PROTECT)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    tier = models.CharField(max_length=20, choices=Tier.choices)
    founded_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)

    def term_words(self) -> str:
        """How the running term stands on the bench's day."""
        if not self.running:
            return "没有在任届次"
        term = self.running[0]
        until = term.began_on.replace(year=term.began_on.year + term.years)
        days = (until - date(2026, 11, 20)).days
        if days < 0:
            return f"届满未换届，已 {-days} 天"
        return f"还有 {days} 天届满" if days <= 180 else "任期内"


class Term(models.Model):
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="terms")
    number = models.PositiveSmallIntegerField()
    began_on = models.DateField()
    years = models.PositiveSmallIntegerField()
    ended_on = models.DateField(null=True)


class Membership(models.Model):
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    joined_on = models.DateField()
    left_on = models.DateField(null=True)
