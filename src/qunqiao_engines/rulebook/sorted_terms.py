"""The latest term of each organisation, from terms in order of organisation, day and number."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from .columns import order
from .reading_columns import OutOfOrderError, Reader, require_values

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
    keys = [columns[name] for name in ("organisation_id", "began_on", "number")]
    require_values(keys)
    back, same = order(keys)
    if pc.any(pc.or_(back, same)).as_py():
        raise OutOfOrderError
    ends = pc.run_end_encode(keys[0]).run_ends
    return pa.table(columns).take(pc.subtract(ends, 1))
