"""Two records of one person: proposed, decided, joined, and parted again."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qunqiao.people.models import Person


class Duplicate(models.Model):
    """Two records that may be one person, why that seems so, and what somebody decided."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("待判断")
        REJECTED = "rejected", _("不是同一人")
        MERGED = "merged", _("已合并")

    class Reason(models.TextChoices):
        ID_NUMBER = "id_number", _("身份证号相同")
        NAME_AND_BIRTH = "name_and_birth", _("姓名、出生日期相同")
        NUMBER_TYPED_WRONG = "number_typed_wrong", _("同一单位、姓名同音，工号只差一个字")
        BY_HAND = "by_hand", _("有人提出")

    # The older record first, so that a pair is written one way only.
    one = models.ForeignKey(Person, models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reasons = models.JSONField(default=list)
    found_on = models.DateField(_("发现日期"))
    state = models.CharField(
        _("状态"), max_length=10, choices=State.choices, default=State.PROPOSED.value
    )
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(_("判断日期"), null=True)

    class Meta:
        verbose_name = _("重复人员")
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="pair_is_judged_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="pair_is_written_one_way"),
        ]


class Merge(models.Model):
    """One record taken into another, with a journal that undoes it.

    ``journal`` holds each row that was moved, changed or removed, as it was and as it became; what
    was not touched is not in it.
    """

    duplicate = models.ForeignKey(Duplicate, models.PROTECT, related_name="merges")
    kept = models.ForeignKey(Person, models.PROTECT, related_name="+")
    gone = models.ForeignKey(Person, models.PROTECT, related_name="+")
    merged_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    merged_on = models.DateField(_("合并日期"))
    journal = models.JSONField()
    undone_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    undone_on = models.DateField(_("撤销日期"), null=True)

    class Meta:
        verbose_name = _("人员合并")
