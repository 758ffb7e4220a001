"""ID numbers and telephone numbers, sealed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qunqiao.people.models.person import Person


class ReadingPurpose(models.TextChoices):
    """What a full number may be read for; ``OWN`` is not chosen, it is the person themself."""

    IDENTITY = "identity", _("核对身份")
    CONTACT = "contact", _("联系本人")
    PAPERWORK = "paperwork", _("办理入会、帮扶、表彰等手续")
    CORRECTION = "correction", _("更正登记")
    OWN = "own", _("本人查看")


class ErasureBasis(models.TextChoices):
    """On what ground a person is erased (PIPL Art. 47)."""

    REQUEST = "request", _("本人申请删除")
    CONSENT = "consent", _("本人撤回同意")
    PURPOSE = "purpose", _("不再需要这些信息")


class PrivateDetail(models.Model):
    """A number of a person that nobody reads without giving a reason; sealed, never in the clear.

    ``cipher`` opens only for this person and kind, under the key with this number, which lies
    outside of the database. ``blind_index`` is the same for the same ID number, so that a person
    is found by it; it is empty for telephone numbers, which nobody needs to look up.
    """

    class Kind(models.TextChoices):
        ID_NUMBER = "id_number", _("身份证号")
        PHONE = "phone", _("手机号码")

    person = models.ForeignKey(Person, models.PROTECT, related_name="private_details")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    cipher = models.BinaryField()
    blind_index = models.CharField(max_length=32, blank=True, db_index=True)
    key_number = models.PositiveIntegerField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="private_detail_is_kept_once")
        ]
