"""Workplaces in a tree."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
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

    @classmethod
    def paths_down_to(cls, path: str) -> list[str]:
        """The path of the root, of each unit on the way, and ``path`` itself."""
        return [path[:end] for end in range(cls.steplen, len(path) + 1, cls.steplen)]

    @property
    def called(self) -> str:
        """Its short name, as people call it; its whole name where none is on record."""
        return self.short_name or self.name

    def open_on(self, day: date) -> bool:
        """Whether the unit exists on ``day``."""
        return self.closed_on is None or self.closed_on > day
