"""What the matrix needs of official documents."""

from collections.abc import Callable, Mapping

from qunqiao.circulars.testing import a_draft, an_issued
from qunqiao.people.testing import Cast

Values = Mapping[str, object]

DOCUMENTS: dict[str, Callable[[Cast], Values]] = {
    "draft at root": lambda cast: {"circular_id": a_draft(cast.supervisor, cast.root).pk},
    "draft at north": lambda cast: {"circular_id": a_draft(cast.lead, cast.north).pk},
    "issued at root": lambda cast: {"circular_id": an_issued(cast.supervisor, cast.root).pk},
    "issued at north": lambda cast: {"circular_id": an_issued(cast.lead, cast.north).pk},
    "unit north": lambda cast: {"unit": cast.north.pk},
    "document at north": lambda cast: {"topic": "reelection", "unit_id": cast.north.pk},
    "document at root": lambda cast: {"topic": "reelection", "unit_id": cast.root.pk},
}
