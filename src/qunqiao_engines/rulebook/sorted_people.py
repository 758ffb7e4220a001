"""Everybody by place: a person's key is the number of their row, so that no join is needed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .columns import Numbers, OutOfOrderError, run_starts
from .reading_columns import Reader

LIVE, YOUNG, UNION, LEAGUE, JOINT, FEMALE, UNSEXED, UNDATED = (1 << bit for bit in range(8))
#: Stands for a unit or a birth year that is not recorded.
NOBODYS, _NO_YEAR = -1, -1
# League members leave at 28; a birth year only proves that from the 30th year on.
_LAST_AGE = 29
_PEOPLE = f"""
    SELECT key, coalesce(unit_id, {NOBODYS}) AS unit_id,
        TRY_CAST(coalesce(birth_year, {_NO_YEAR}) AS SMALLINT) AS birth_year, CAST(
            CASE WHEN sex = 'female' THEN {FEMALE} WHEN sex IS NULL THEN {UNSEXED} ELSE 0 END
            + CASE WHEN left_on <= $as_of THEN 0 ELSE {LIVE} END
            + CASE WHEN birth_year < year($as_of) - {_LAST_AGE} THEN 0 ELSE {YOUNG} END
            + CASE WHEN birth_year IS NULL THEN {UNDATED} ELSE 0 END AS UTINYINT) AS flags
    FROM people"""  # noqa: S608 - names and numbers of our own


@dataclass(frozen=True)
class Run:
    """People of one unit after the other, of one batch: each run's unit, and where it begins."""

    units: Numbers
    starts: Numbers
    length: int


@dataclass(frozen=True)
class People:
    """Flags and birth year of everybody, and the runs of people of one unit, batch by batch."""

    flags: Numbers
    birth_years: Numbers
    runs: list[Run]


def read_people(reader: Reader) -> People:
    """All people.

    Raises:
        OutOfOrderError: the keys are not 0, 1, 2 and so on, or there is nobody.

    """
    reader.require_numbers("people.key")
    length = reader.length("people", "key")
    flags, birth_years = np.empty(length, np.uint8), np.empty(length, np.int16)
    runs, count = [], 0
    for columns in reader.batches(_PEOPLE):
        keys, units = columns["key"], columns["unit_id"]
        rows = slice(count, count := count + len(keys))
        if not np.array_equal(keys, np.arange(rows.start, rows.stop, dtype=keys.dtype)):
            raise OutOfOrderError
        flags[rows], birth_years[rows] = columns["flags"], columns["birth_year"]
        starts = run_starts(units)
        runs.append(Run(units[starts], starts, len(units)))
    if not runs:
        raise OutOfOrderError
    return People(flags, birth_years, runs)
