"""Every organisation by number: whether it is there on the day, and whom its members belong to."""

from __future__ import annotations

import numpy as np

from .columns import Numbers
from .reading_columns import Reader
from .sorted_people import JOINT, LEAGUE, LIVE, UNION


def read_bodies(reader: Reader) -> Numbers:
    """For each number of an organisation its flags; 0 where there is none on the day.

    Raises:
        OutOfOrderError: ids are no numbers of modest size.

    """
    reader.require_numbers("organisations.id")
    bodies = np.zeros(reader.length("organisations", "id"), np.uint8)
    for rows in reader.rows("organisations", "id", "kind", "tier", "founded_on", "closed_on"):
        flags = rows.flags("kind", {"youth_league": LEAGUE, "trade_union": UNION})
        flags |= (flags & UNION > 0) * rows.flags("tier", {"joint": JOINT}) | LIVE
        flags *= rows.open("founded_on", "closed_on", reader.today)
        bodies[rows.numbers("id")] = flags
    return bodies
