"""The registry's tables, one file per noun."""

from qunqiao.registry.models.fund import Fund, Venue
from qunqiao.registry.models.intake import Intake, IntakePart, IntakeRow, IntakeSpan, Verdict
from qunqiao.registry.models.membership import Membership
from qunqiao.registry.models.organisation import Organisation
from qunqiao.registry.models.post import Appointment, Post
from qunqiao.registry.models.term import Term

__all__ = [
    "Appointment",
    "Fund",
    "Intake",
    "IntakePart",
    "IntakeRow",
    "IntakeSpan",
    "Membership",
    "Organisation",
    "Post",
    "Term",
    "Venue",
    "Verdict",
]
