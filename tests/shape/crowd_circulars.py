"""Official documents that can grow: drafts of the supervising body."""

from dataclasses import dataclass, field

from qunqiao.circulars.testing import a_draft
from qunqiao.people.testing import Cast


@dataclass
class Documents:
    """One draft for the pages of a record, and a figure that counts organisations."""

    cast: Cast
    subjects: dict[str, object] = field(init=False)

    def __post_init__(self) -> None:
        draft = a_draft(self.cast.supervisor, self.cast.root, "quarter")
        self.subjects = {"circular_id": draft.pk, "key": "organisations.all"}

    def grow(self) -> None:
        """One more."""
        a_draft(self.cast.supervisor, self.cast.root)
