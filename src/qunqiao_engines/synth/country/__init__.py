"""A country of any size, written by a database: nine tables without a fault but those planted.

:func:`lay_out` plans the units and organisations in temporary tables of a DuckDB connection;
:data:`TABLES` are the SELECTs that then give the nine tables of a registry row by row, in order
of organisation and unit, so that a caller can copy them into files of any size in little memory;
:data:`KEY` is the SELECT that gives the planted faults. Nothing is looped over in Python.

    plan = Country(organisations=5_000, people=60_000, seed="1")
    lay_out(connection, plan)
    for name, query in tables(plan).items(): connection.sql(query).write_parquet(...)

Method, guarantee and limits: docs/engines/synth.md.
"""

from .faults import FAULTS, KEY
from .plan import Country, clear, lay_out
from .tables import tables

__all__ = ["FAULTS", "KEY", "Country", "clear", "lay_out", "tables"]
