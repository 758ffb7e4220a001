"""What the actions on a need share."""

from qunqiao.needs.errors import AlreadyAnswered
from qunqiao.needs.models import Need


def lock(need: Need) -> Need:
    """The row as it is now, locked, with its units."""
    rows = Need.objects.select_for_update(of=("self",)).select_related("owner", "about")
    return rows.get(pk=need.pk)


def lock_waiting(need: Need) -> Need:
    """The same; refuses when it has its answer."""
    row = lock(need)
    if not row.waits:
        raise AlreadyAnswered
    return row
