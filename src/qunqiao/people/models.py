"""Units in a tree, persons, their dated seats, and accounts to sign in with."""

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from treebeard.mp_tree import MP_Node


class Unit(MP_Node):  # type: ignore[misc]  # treebeard ships no types
    """A workplace: an organ, institution, enterprise or social organisation, in a tree.

    ``path`` (kept by treebeard) begins with the parent's path, so "this unit and all below" is one
    index range: rights and lists are scoped by it, never by a cached join.
    """

    class Kind(models.TextChoices):
        ORGAN = "organ", _("机关")
        INSTITUTION = "institution", _("事业单位")
        ENTERPRISE = "enterprise", _("企业")
        SOCIAL = "social", _("社会组织")

    code = models.CharField(_("单位编号"), max_length=40, unique=True)
    uscc = models.CharField(_("统一社会信用代码"), max_length=18, blank=True)
    name = models.CharField(_("单位名称"), max_length=120)
    short_name = models.CharField(_("简称"), max_length=60, blank=True)
    kind = models.CharField(_("单位性质"), max_length=20, choices=Kind.choices)
    region = models.CharField(_("行政区划代码"), max_length=6, blank=True)
    head_count = models.PositiveIntegerField(_("职工人数"), null=True)
    premises = models.BooleanField(_("有无活动阵地"), null=True)
    opened_on = models.DateField(_("设立日期"), null=True)
    closed_on = models.DateField(_("撤销日期"), null=True)

    node_order_by: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True)
                | Q(opened_on__isnull=True)
                | Q(closed_on__gte=F("opened_on")),
                name="unit_closes_after_it_opens",
            )
        ]

    def open_on(self, day: date) -> bool:
        """Whether the unit exists on ``day``."""
        return self.closed_on is None or self.closed_on > day


class Person(models.Model):
    """A human being at a workplace, or a named system person for scheduled work."""

    class Sex(models.TextChoices):
        FEMALE = "female", _("女")
        MALE = "male", _("男")

    staff_number = models.CharField(_("工号"), max_length=40, unique=True)
    name = models.CharField(_("姓名"), max_length=60)
    pinyin = models.CharField(max_length=160, blank=True, db_index=True)
    sex = models.CharField(_("性别"), max_length=6, choices=Sex.choices, blank=True)
    birth_date = models.DateField(_("出生日期"), null=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="people")
    left_on = models.DateField(_("离职日期"), null=True)
    is_system = models.BooleanField(default=False)

    class Meta:
        verbose_name = pgettext_lazy("记录", "人员")
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | Q(is_system=True), name="person_works_somewhere"
            )
        ]

    @property
    def trail_name(self) -> str:
        """The key the trail keeps instead of a name."""
        return f"person:{self.pk}"


class Seat(models.Model):
    """A duty at a unit over its whole subtree, between two days."""

    class Role(models.TextChoices):
        SUPERVISOR = "supervisor", _("主管部门")
        UNIT_LEAD = "unit_lead", _("单位分管领导")
        OFFICER = "officer", _("群团干部")
        COUNSELLOR = "counsellor", _("心理咨询师")
        TELLER = "teller", _("监票人")
        EDITOR = "editor", _("编辑")
        REVIEWER = "reviewer", _("评委")
        AUDITOR = "auditor", _("经审委员")

    person = models.ForeignKey(Person, models.PROTECT, related_name="seats")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="seats")
    role = models.CharField(_("职责"), max_length=20, choices=Role.choices)
    began_on = models.DateField(_("起"))
    ended_on = models.DateField(_("止"), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "unit", "role"],
                condition=Q(ended_on__isnull=True),
                name="seat_is_held_once",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("began_on")),
                name="seat_ends_after_it_begins",
            ),
        ]


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by user name."""


class Account(AbstractBaseUser):
    """A way to sign in; what the person may do follows from their seats alone."""

    username = models.CharField(_("用户名"), max_length=60, unique=True)
    person = models.OneToOneField(Person, models.PROTECT, related_name="account")
    is_active = models.BooleanField(default=True)
    password_changed_at = models.DateTimeField(null=True)
    language = models.CharField(max_length=10, blank=True)
    theme = models.CharField(max_length=10, blank=True)
    size = models.CharField(max_length=10, blank=True)
    # Sign-in moments would be a record of use (design: no monitoring of persons); Django's is off.
    last_login = None

    objects: ClassVar[AccountManager] = AccountManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def get_username(self) -> str:
        return self.username

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Always no: permissions live in each app's ``policy``, not in Django's tables."""
        del perm, obj
        return False
