"""Where the days come from that an order of rectification begins with."""

from django.utils.translation import gettext as _

from qunqiao.checkups.models import Finding
from qunqiao.supervision.policy.rectifying import DUE_DAYS


def due_story() -> str:
    """By what the days are filled in beforehand, and that no law sets them."""
    return _(
        "期限从今天算起，按严重程度先填：严重的 %(high)d 天、较重的 %(medium)d 天、轻微的 %(low)d 天。"
        "这是平台的约定，不是法定期限，可以改。"
    ) % {
        "high": DUE_DAYS[Finding.Severity.HIGH],
        "medium": DUE_DAYS[Finding.Severity.MEDIUM],
        "low": DUE_DAYS[Finding.Severity.LOW],
    }
