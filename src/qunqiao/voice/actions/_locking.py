"""What the actions on a complaint share."""

from qunqiao.voice.errors import AlreadyAnswered
from qunqiao.voice.models import Complaint


def lock_open(complaint: Complaint) -> Complaint:
    """The row as it is now, locked; refuses when it has its answer."""
    row = Complaint.objects.select_for_update().get(pk=complaint.pk)
    if not row.open:
        raise AlreadyAnswered
    return row
