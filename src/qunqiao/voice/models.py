"""Complaints and calls for help: what was said, never by whom."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qunqiao.people.models import Unit

TEXT_LENGTH, PAGE_LENGTH, CONTACT_LENGTH, ANSWER_LENGTH = 2000, 200, 100, 2000


class Complaint(models.Model):
    """One complaint or call for help (design, section 8: a button on every page).

    There is no column for a person, an address or a browser, and no moment: a day cannot be laid
    beside a session or a server's log to find out who wrote.
    """

    class State(models.TextChoices):
        RECEIVED = "received", _("收到")
        IN_HAND = "in_hand", _("处理中")
        ANSWERED = "answered", _("已答复")

    # Only a digest: who reads the database cannot look up answers as the person who holds the code.
    receipt_digest = models.CharField(max_length=64, unique=True)
    text = models.TextField(_("内容"), max_length=TEXT_LENGTH)
    page = models.CharField(_("来自页面"), max_length=PAGE_LENGTH, blank=True)
    contact = models.CharField(_("联系方式"), max_length=CONTACT_LENGTH, blank=True)
    filed_on = models.DateField(_("收到日期"))
    state = models.CharField(
        _("状态"), max_length=10, choices=State.choices, default=State.RECEIVED
    )
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="complaints")
    answer = models.TextField(_("答复"), max_length=ANSWER_LENGTH, blank=True)
    answered_on = models.DateField(_("答复日期"), null=True)

    class Meta:
        verbose_name = _("投诉与求助")
        ordering = ["filed_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="answered", answered_on__isnull=False)
                | Q(~Q(state="answered"), answered_on__isnull=True),
                name="complaint_is_answered_on_a_day",
            )
        ]
        indexes = [models.Index(fields=["state", "filed_on"], name="complaints_that_wait")]

    @property
    def open(self) -> bool:
        """Whether it still waits for its answer."""
        return self.state != self.State.ANSWERED
