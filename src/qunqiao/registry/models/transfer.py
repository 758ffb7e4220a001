"""Moving a membership from one organisation to another."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qunqiao.people.models import Person, Unit
from qunqiao.registry.models.membership import Membership
from qunqiao.registry.models.organisation import Organisation


class Transfer(models.Model):
    """A membership that one organisation asks to hand over, or to take in, and the answer."""

    class Side(models.TextChoices):
        OUT = "out", _("转出方")
        IN = "in", _("转入方")

    class State(models.TextChoices):
        ASKED = "asked", _("等待答复")
        ESCALATED = "escalated", _("已报上级")
        CONFIRMED = "confirmed", _("已转接")
        DECLINED = "declined", _("未同意")
        WITHDRAWN = "withdrawn", _("已撤回")

    # What still waits for an answer.
    OPEN = (State.ASKED, State.ESCALATED)

    person = models.ForeignKey(Person, models.PROTECT, related_name="transfers")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="transfers")
    from_organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="leaving")
    to_organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="arriving")
    side = models.CharField(_("提出方"), max_length=3, choices=Side.choices)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_on = models.DateField(_("提出日期"))
    note = models.CharField(_("说明"), max_length=300, blank=True)
    # Shared by those asked for in one go, so that they can be answered in one go.
    batch = models.CharField(max_length=32)
    state = models.CharField(
        _("状态"), max_length=10, choices=State.choices, default=State.ASKED.value
    )
    deadline = models.DateField(_("答复期限"))
    escalated_to = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    escalated_on = models.DateField(null=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(_("办结日期"), null=True)
    reason = models.CharField(_("不同意的理由"), max_length=300, blank=True)
    # The day of the change, and the membership that then began.
    moved_on = models.DateField(_("转接日期"), null=True)
    arrived = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("会籍转接")
        indexes = [models.Index(fields=["batch"], name="transfer_batch")]
        constraints = [
            models.UniqueConstraint(
                fields=["membership"],
                condition=Q(state__in=["asked", "escalated"]),
                name="membership_is_asked_for_once",
            ),
            models.CheckConstraint(
                condition=~Q(from_organisation=F("to_organisation")),
                name="transfer_leads_elsewhere",
            ),
        ]

    @property
    def open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.state in self.OPEN

    @property
    def asking(self) -> Organisation:
        """The organisation that asked."""
        return self.from_organisation if self.side == self.Side.OUT else self.to_organisation

    @property
    def answering(self) -> Organisation:
        """The organisation that answers."""
        return self.to_organisation if self.side == self.Side.OUT else self.from_organisation
