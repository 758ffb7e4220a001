"""A snapshot of 1,000,000 people and as many memberships, beside reading the same rows one by one, and bare reading.

From an order to nine Parquet files with their digests, names left out, persons numbered anew. The
database is SQLite, and PostgreSQL where QUNQIAO_TEST_POSTGRES names a server.
"""

import os

from tests.bench.clock import Result
from tests.bench.databases import databases, told

SIZE = int(os.environ.get("QUNQIAO_BENCH_PEOPLE", "1000000"))


def bench() -> list[Result]:
    """For each database: ours, row by row through Django, and DuckDB reading the columns to no end (the limit)."""
    results = []
    for name, environment in databases():
        said = told("snapshot_side", SIZE, environment)
        rows = said["rows"]
        for way in ("straight", "row by row", "read"):
            taken = sorted(said[way])
            spread = (taken[0], taken[len(taken) // 2], taken[-1])
            note = f"{rows / spread[1]:,.0f} rows/s"
            results.append(Result(f"{name}, {rows:,} rows, {way}", spread, note, stands_alone=True))
    return results
