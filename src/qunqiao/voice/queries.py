"""Reads of complaints: by receipt code for whoever holds it, by range for those who answer."""

import hashlib
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet

from qunqiao.kit.errors import NotFound
from qunqiao.people.models import Seat, Unit
from qunqiao.people.policy import OVERSEERS, Reach
from qunqiao.people.queries import under, unit_coded
from qunqiao.voice.models import Complaint
from qunqiao.voice.policy import WAITING_DAYS


def digest_of(code: str) -> str:
    """What is stored of a receipt code; spaces, hyphens and case do not matter."""
    plain = "".join(char for char in code.upper() if char.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()


def complaint_of(code: str) -> Complaint | None:
    """The complaint whose receipt this is."""
    return Complaint.objects.filter(receipt_digest=digest_of(code)).first()


def visible_complaints(reach: Reach) -> QuerySet[Complaint]:
    """Those of one's units, and for supervisors those of no unit; open ones first, oldest first."""
    condition = under(reach.paths(OVERSEERS), "unit__path")
    if reach.has({Seat.Role.SUPERVISOR}):
        condition |= Q(unit__isnull=True)
    found = Complaint.objects.filter(condition).select_related("unit")
    return found.order_by(F("answered_on").asc(nulls_first=True), "filed_on", "pk")


def open_complaints(reach: Reach) -> QuerySet[Complaint]:
    """The visible ones that have no answer yet, oldest first."""
    open_states = [Complaint.State.RECEIVED, Complaint.State.IN_HAND]
    return visible_complaints(reach).filter(state__in=open_states).order_by("filed_on", "pk")


def waiting(reach: Reach, on: date) -> QuerySet[Complaint]:
    """The open ones that have waited ``WAITING_DAYS`` or longer on a day: a next step."""
    return open_complaints(reach).filter(filed_on__lte=on - timedelta(days=WAITING_DAYS))


def the_complaint(reach: Reach, complaint_id: int) -> Complaint:
    """One visible complaint, or ``NotFound``."""
    found = visible_complaints(reach).filter(pk=complaint_id).first()
    if found is None:
        raise NotFound
    return found


def unit_to_hand_to(reach: Reach, code: str) -> Unit | None:
    """The open unit with this code in a supervisor's range."""
    return unit_coded(reach, code, {Seat.Role.SUPERVISOR})
