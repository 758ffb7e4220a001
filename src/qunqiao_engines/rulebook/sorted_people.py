"""Everybody by place: a person's key is the number of their row, so that no join is needed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .columns import Numbers, OutOfOrderError, require_within, run_starts
from .reading_columns import Reader
from .table_rows import flagged

LIVE, YOUNG, UNION, LEAGUE, JOINT, FEMALE, UNSEXED, UNDATED = (1 << bit for bit in range(8))
#: Stands for a unit or a birth year that is not recorded.
NOBODYS, _NO_YEAR = -1, -1
# Years that are counted in; others are left to the general SQL.
_YEARS = 10_000
# League members leave at 28; a birth year only proves that from the 30th year on.
_LAST_AGE = 29


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
    for rows in reader.rows("people", "key", "unit_id", "sex", "birth_year", "left_on"):
        place = slice(count, count := count + len(rows))
        keys = rows.numbers("key")
        if not np.array_equal(keys, np.arange(place.start, place.stop, dtype=keys.dtype)):
            raise OutOfOrderError
        years, units = rows.numbers("birth_year", _NO_YEAR), rows.numbers("unit_id", NOBODYS)
        require_within(years - _NO_YEAR, _YEARS)
        undated = years == _NO_YEAR
        own = rows.flags("sex", {"female": FEMALE}, UNSEXED) | flagged(undated, UNDATED)
        own |= flagged(rows.after("left_on", reader.today), LIVE)
        own |= flagged(undated | (years >= reader.as_of.year - _LAST_AGE), YOUNG)
        flags[place], birth_years[place] = own, years
        starts = run_starts(units)
        runs.append(Run(units[starts], starts, len(units)))
    if not runs:
        raise OutOfOrderError
    return People(flags, birth_years, runs)
