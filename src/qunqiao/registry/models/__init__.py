"""The registry's tables, one file per noun."""

from qunqiao.registry.models.former_detail import FormerDetail
from qunqiao.registry.models.former_name import FormerName
from qunqiao.registry.models.fund import Fund, Venue
from qunqiao.registry.models.heading_memory import HeadingMemory
from qunqiao.registry.models.intake import Intake, IntakePart, IntakeSpan, Verdict
from qunqiao.registry.models.membership import Membership
from qunqiao.registry.models.merge import Duplicate, Merge
from qunqiao.registry.models.organisation import Organisation
from qunqiao.registry.models.post import Appointment, Post
from qunqiao.registry.models.term import Term
from qunqiao.registry.models.transfer import Transfer

__all__ = [
    "Appointment",
    "Duplicate",
    "FormerDetail",
    "FormerName",
    "Fund",
    "HeadingMemory",
    "Intake",
    "IntakePart",
    "IntakeSpan",
    "Membership",
    "Merge",
    "Organisation",
    "Post",
    "Term",
    "Transfer",
    "Venue",
    "Verdict",
]
