"""Every organisation by number: whether it is there on the day, and whom its members belong to."""

from __future__ import annotations

import numpy as np

from .columns import Numbers
from .reading_columns import Reader
from .sorted_people import JOINT, LEAGUE, LIVE, UNION

_BODIES = f"""
    SELECT id, CAST(CASE WHEN kind = 'youth_league' THEN {LIVE | LEAGUE}
        WHEN kind <> 'trade_union' OR kind IS NULL THEN {LIVE}
        WHEN tier = 'joint' THEN {LIVE | UNION | JOINT} ELSE {LIVE | UNION} END AS UTINYINT) AS flags
    FROM live_organisations"""  # noqa: S608 - names and numbers of our own


def read_bodies(reader: Reader) -> Numbers:
    """For each number of an organisation its flags; 0 where there is none on the day.

    Raises:
        OutOfOrderError: ids are no numbers of modest size.

    """
    reader.require_numbers("organisations.id")
    bodies = np.zeros(reader.length("organisations", "id"), np.uint8)
    for columns in reader.batches(_BODIES):
        bodies[columns["id"]] = columns["flags"]
    return bodies
