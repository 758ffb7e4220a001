"""Last year's funds of each organisation, where there is one row a year."""

from __future__ import annotations

import pyarrow as pa

from .columns import OutOfOrderError, in_order, numbers_in
from .reading_columns import Reader

_FUNDS = """
    SELECT organisation_id, payroll, levy, spent FROM funds WHERE year = year($as_of) - 1"""


def last_funds(reader: Reader) -> pa.Table:
    """The row of last year of each organisation.

    Raises:
        OutOfOrderError: an organisation has two, or they are in another order.

    """
    columns = reader.columns(_FUNDS)
    if not in_order([numbers_in(columns["organisation_id"])]):
        raise OutOfOrderError
    return pa.table(columns)
