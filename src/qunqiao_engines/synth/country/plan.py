"""The plan of a country, laid out in temporary tables: its units, their faults, their organisations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import duckdb

from .bodies import bodies
from .draws import Draws
from .faults import FAULTS, planted
from .units import counted_units, drafts, seated_units

_SAMPLE = 200_000
_TABLES = ("country_bodies", "country_units", "country_drafts", "country_faults")


@dataclass(frozen=True, kw_only=True)
class Country:
    """What is wanted: about so many organisations and people (those who left included).

    ``fault_share``: of the units that can have a fault, one in so many gets it, though never fewer
    than six where there are six.

    ValueError: fewer than 1,000 organisations, fewer than 8 people for each, or a day before 2026,
    when the League's present terms had not yet run for a year.
    """

    organisations: int
    people: int
    seed: str = "群桥"
    as_of: date = date(2026, 11, 20)
    fault_share: int = 50

    def __post_init__(self) -> None:
        if self.organisations < 1000 or self.people < 8 * self.organisations:
            raise ValueError(
                "a country has 1,000 organisations or more, and 8 people or more for each"
            )
        if self.people > 2**30:
            raise ValueError("a country has at most 1 073 741 824 people")
        if self.as_of.year < 2026:
            raise ValueError(f"a synthetic country begins in 2026: {self.as_of} is too early")


def lay_out(connection: duckdb.DuckDBPyConnection, country: Country) -> None:
    """Make the temporary tables ``country_units`` and ``country_bodies`` on ``connection``.

    They take some 300 bytes a unit; nothing else of the country is held in memory. Raises nothing of
    its own: every size that :class:`Country` accepts can be laid out.
    """
    draws = Draws(country.seed)
    units, scale = _measure(connection, country, draws)
    _draft_units(connection, country, draws, units, scale)
    _plant(connection, country, draws)
    _seat_units(connection)
    _make_bodies(connection, draws)


def clear(connection: duckdb.DuckDBPyConnection) -> None:
    """Remove what :func:`lay_out` made."""
    for table in _TABLES:
        connection.execute(f"DROP TABLE IF EXISTS {table}")


def _measure(
    connection: duckdb.DuckDBPyConnection, country: Country, draws: Draws
) -> tuple[int, float]:
    """How many units, and how large the smallest, so that the country has about the size wanted."""
    units, scale = country.organisations / 1.8, 8.0
    for _ in range(6):
        _draft_units(connection, country, draws, min(_SAMPLE, int(units)), scale)
        _seat_units(connection)
        (rows,) = connection.execute("""
            SELECT avg(staff + gone), avg(has_union::INT + (league_members > 0)::INT
                + (womens > 0)::INT + closed_body::INT) FROM country_units""").fetchall()
        units = country.organisations / rows[1]
        scale *= country.people / units / rows[0]
    return round(units), scale


def _draft_units(
    connection: duckdb.DuckDBPyConnection, country: Country, draws: Draws, units: int, scale: float
) -> None:
    numbers = f"WITH numbers AS (SELECT CAST(range + 1 AS INTEGER) AS id FROM range({units}))"  # noqa: S608 - names and numbers of our own
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE country_drafts AS {numbers}
        SELECT *, '' AS fault, DATE '{country.as_of}' AS as_of FROM ({drafts(draws, scale)}) ORDER BY id"""  # noqa: S608 - names and numbers of our own
    )


def _plant(connection: duckdb.DuckDBPyConnection, country: Country, draws: Draws) -> None:
    for fault in FAULTS:
        connection.execute(
            f"""UPDATE country_drafts SET fault = '{fault.rule}' WHERE id IN (
            WITH eligible AS (SELECT id FROM country_drafts WHERE fault = '' AND {fault.where})
            {planted(draws, fault, country.fault_share)})"""  # noqa: S608 - names and numbers of our own
        )


def _seat_units(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE country_units AS WITH seated AS ({seated_units()})
        {counted_units()} ORDER BY id"""
    )


def _make_bodies(connection: duckdb.DuckDBPyConnection, draws: Draws) -> None:
    connection.execute(f"CREATE OR REPLACE TEMP TABLE country_bodies AS {bodies(draws)}")
    rows = ", ".join(
        f"('{fault.rule}', '{fault.body}', '{rule}')"
        for fault in FAULTS
        for rule in (fault.rule, *fault.also)
    )
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE country_faults AS SELECT * FROM (VALUES {rows}) AS f (rule, body, breaks)"  # noqa: S608 - names and numbers of our own
    )
