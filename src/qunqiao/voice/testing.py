"""Builders of complaints."""

from datetime import date

from qunqiao.people.models import Unit
from qunqiao.voice.models import Complaint
from qunqiao.voice.queries import digest_of

CODE = "ABCD-EFGH-JKMN-PQRS"


def a_complaint(code: str = CODE, unit: Unit | None = None, **fields: object) -> Complaint:
    """A complaint filed today whose receipt is ``code``."""
    values = {"text": "食堂排队太久", "filed_on": date(2026, 11, 20), **fields}
    return Complaint.objects.create(receipt_digest=digest_of(code), unit=unit, **values)
