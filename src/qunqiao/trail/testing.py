"""What tests ask the trail."""

from qunqiao.trail.models import Entry


class TrailReader:
    """The acts written since the test began."""

    def __init__(self) -> None:
        self._from = Entry.objects.count()

    def acts(self) -> list[tuple[str, str, str]]:
        """(action, actor, subject id) of each new entry, oldest first."""
        entries = Entry.objects.order_by("number")[self._from :]
        return [(entry.action, entry.actor, entry.subject_id) for entry in entries]

    def last(self) -> Entry:
        """The newest entry."""
        return Entry.objects.select_related("detail").latest("number")
