"""The latest term of each organisation, from terms in order of organisation, day and number."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from .columns import NO_DAY, OutOfOrderError, in_order, run_starts
from .reading_columns import Reader

_COLUMNS = (
    "organisation_id",
    "id",
    "number",
    "began_on",
    "years",
    "ended_on",
    "extended_until",
    "extension_document",
)


def latest_terms(reader: Reader) -> pa.Table:
    """The last row of each organisation.

    Raises:
        OutOfOrderError: the terms are in another order, or two are on one place.

    """
    latest: list[Any] = []
    before = None
    for batch in reader.rows("terms", *_COLUMNS):
        rows = batch.chosen(batch.numbers("began_on", NO_DAY) <= reader.today)
        if not len(rows):
            continue
        keys = [rows.numbers(name) for name in ("organisation_id", "began_on", "number")]
        first, last = ([int(column[place]) for column in keys] for place in (0, -1))
        if not in_order(keys) or (before is not None and first <= before):
            raise OutOfOrderError
        if before is not None and first[0] == before[0]:
            # The last row read before is followed by one of the same organisation.
            latest[-1] = latest[-1].slice(0, latest[-1].num_rows - 1)
        ends = np.append(run_starts(keys[0])[1:], len(rows)) - 1
        latest.append(rows.taken(ends, _COLUMNS))
        before = last
    if not latest:
        raise OutOfOrderError
    return pa.Table.from_batches(latest)
