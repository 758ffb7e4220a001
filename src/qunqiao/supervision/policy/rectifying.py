"""House rules of rectification: how long it takes, and how much is sent at once."""

from collections.abc import Mapping
from datetime import date, timedelta

from qunqiao.checkups.models import Finding

# So many days for a finding, by the severity of its rule; people change the days before sending.
DUE_DAYS: Mapping[str, int] = {
    Finding.Severity.HIGH: 30,
    Finding.Severity.MEDIUM: 60,
    Finding.Severity.LOW: 90,
}
# What returned has to be put right anew within this.
DAYS_AGAIN = 30
MOST_FINDINGS = 300


def due_days(on: date) -> dict[str, date]:
    """The day on which a finding of each severity is due, if it is sent on ``on``."""
    return {severity: on + timedelta(days=days) for severity, days in DUE_DAYS.items()}
