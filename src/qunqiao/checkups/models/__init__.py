"""The tables of check-ups, one file per noun."""

from qunqiao.checkups.models.checkup import Checkup, Outcome, Snapshot, Tally, Theme
from qunqiao.checkups.models.finding import URGENCY, Finding

__all__ = ["URGENCY", "Checkup", "Finding", "Outcome", "Snapshot", "Tally", "Theme"]
