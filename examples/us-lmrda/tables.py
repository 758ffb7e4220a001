"""The CSV files of this folder as the nine Parquet tables that ``qunqiao checkup --tables`` reads."""

import sys
from pathlib import Path

import duckdb

from qunqiao_engines.rulebook import TABLES

_TYPES = {
    "id": "VARCHAR",
    "text": "VARCHAR",
    "integer": "INTEGER",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "money": "DECIMAL(16, 2)",
    "number": "DECIMAL(10, 2)",
}


def make_tables(source: Path, target: Path) -> None:
    """Write ``<table>.parquet`` into ``target`` for each ``<table>.csv`` in ``source``."""
    target.mkdir(parents=True, exist_ok=True)
    for table, columns in TABLES.items():
        types = {name: _TYPES[kind] for name, kind in columns.items()}
        rows = duckdb.read_csv(str(source / f"{table}.csv"), header=True, columns=types)
        rows.write_parquet(str(target / f"{table}.parquet"))


if __name__ == "__main__":
    make_tables(Path(__file__).parent, Path(sys.argv[1]))
