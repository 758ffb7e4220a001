"""Everybody by place: a person's key is the number of their row, so that no join is needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from .reading_columns import OutOfOrderError, Reader

FEMALE, UNSEXED, LIVE, YOUNG, UNION, LEAGUE, JOINT = (1 << bit for bit in range(7))
#: One more than the largest set of flags.
FLAGS = 1 << 7
_PEOPLE = """
    SELECT key, unit_id, birth_year, sex = 'female' AS female,
        left_on IS NULL OR left_on > $as_of AS live
    FROM people"""
# League members leave at 28; a birth year only proves that from the 30th year on.
_LAST_AGE = 29
_YES, _NO = pa.scalar(value=True), pa.scalar(value=False)


@dataclass(frozen=True)
class People:
    """Flags and birth year of everybody, and the runs of people of one unit, batch by batch."""

    flags: Any
    birth_years: Any
    units: list[Any]


def read_people(reader: Reader) -> People:
    """All people.

    Raises:
        OutOfOrderError: the keys are not 0, 1, 2 and so on, or there is nobody.

    """
    reader.require_numbers("people.key")
    flags, birth_years, units, count = [], [], [], 0
    for columns in reader.batches(_PEOPLE):
        keys = columns["key"]
        steps = pc.min_max(pc.pairwise_diff(keys)).as_py()
        if keys.null_count or keys[0].as_py() != count or {*steps.values()} - {1, None}:
            raise OutOfOrderError
        count += len(keys)
        flags.append(_flags(columns, reader.as_of.year))
        birth_years.append(_short(columns["birth_year"]))
        units.append(pc.run_end_encode(columns["unit_id"]))
    if not units:
        raise OutOfOrderError
    return People(pa.concat_arrays(flags), pa.concat_arrays(birth_years), units)


def _flags(columns: dict[str, Any], year: int) -> Any:
    young = pc.greater_equal(columns["birth_year"], pa.scalar(year - _LAST_AGE, pa.int32()))
    flags = flag(pc.fill_null(columns["female"], _NO), FEMALE)
    flags = pc.bit_wise_or(flags, flag(pc.is_null(columns["female"]), UNSEXED))
    flags = pc.bit_wise_or(flags, flag(columns["live"], LIVE))
    return pc.bit_wise_or(flags, flag(pc.fill_null(young, _YES), YOUNG))


def flag(marked: Any, bit: int) -> Any:
    """``bit`` where ``marked``, else 0, as bytes."""
    return pc.if_else(marked, pa.scalar(bit, pa.uint8()), pa.scalar(0, pa.uint8()))


def _short(years: Any) -> Any:
    try:
        return years.cast(pa.int16())
    except pa.ArrowInvalid as error:
        raise OutOfOrderError from error
