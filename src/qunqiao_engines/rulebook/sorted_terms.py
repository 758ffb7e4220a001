"""The latest term of each organisation, from terms in order of organisation, day and number."""

from __future__ import annotations

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
    columns = reader.columns(_TERMS)
    keys = [numbers_in(columns[name]) for name in ("organisation_id", "began_on", "number")]
    if not len(keys[0]) or not in_order(keys):
        raise OutOfOrderError
    ends = np.append(run_starts(keys[0])[1:], len(keys[0])) - 1
    return pa.table(columns).take(pa.array(ends))
