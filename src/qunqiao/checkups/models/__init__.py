"""The tables of check-ups, one file per noun."""

from qunqiao.checkups.models.amendment import Amendment
from qunqiao.checkups.models.checkup import Checkup, Outcome, Snapshot, Tally, Theme
from qunqiao.checkups.models.finding import URGENCY, Finding, Life
from qunqiao.checkups.models.letter import Letter
from qunqiao.checkups.models.turn import Turn
from qunqiao.checkups.models.waiver import Waiver

__all__ = [
    "URGENCY",
    "Amendment",
    "Checkup",
    "Finding",
    "Letter",
    "Life",
    "Outcome",
    "Snapshot",
    "Tally",
    "Theme",
    "Turn",
    "Waiver",
]
