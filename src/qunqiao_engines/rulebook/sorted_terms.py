"""The latest term of each organisation, from terms in order of organisation, day and number."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from .columns import OutOfOrderError, in_order, run_starts
from .reading_columns import Reader, numbers_in

_TERMS = """
    SELECT organisation_id, id, number, began_on, years, ended_on, extended_until,
        extension_document
    FROM terms WHERE began_on <= $as_of"""


def latest_terms(reader: Reader) -> pa.Table:
    """The last row of each organisation.

    Raises:
        OutOfOrderError: the terms are in another order, or two are on one place.

    """
    latest: list[Any] = []
    for rows in reader.record_batches(_TERMS):
        # The last row of what was read before may be followed by one of the same organisation.
        batch = rows if not latest else pa.concat_batches([latest.pop(), rows])
        keys = [numbers_in(batch[name]) for name in ("organisation_id", "began_on", "number")]
        if not in_order(keys):
            raise OutOfOrderError
        ends = np.append(run_starts(keys[0])[1:], len(keys[0])) - 1
        latest += [batch.take(pa.array(ends[:-1])), batch.slice(len(keys[0]) - 1)]
    if not latest:
        raise OutOfOrderError
    return pa.Table.from_batches(latest)
