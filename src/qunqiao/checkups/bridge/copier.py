"""Copies queries of a database into Parquet files, in a process of its own; what to do comes on standard input.

DuckDB reads SQLite's files by a SQLite of its own. Two of these in one process undo each other's locks
(https://sqlite.org/howtocorrupt.html, 2.2.1), so that the process that serves must never do this itself.
"""

import json
import os
import sys

import duckdb
import numpy as np


def main() -> None:
    """Run the order; a line of JSON, name and number of rows, for each file that was written."""
    order = json.load(sys.stdin)
    with duckdb.connect(":memory:", config=order["config"]) as connection:
        for statement in order["opening"]:
            connection.execute(statement)
        connection.execute("BEGIN")  # PostgreSQL is seen at one moment from here on
        (found,) = connection.execute(order["reading"]).fetchone() or (0,)
        # One random number for each of these rows, to order them by.
        drawn = np.frombuffer(os.urandom(8 * found), dtype=np.int64)
        connection.register("chance", {"drawn": drawn})
        connection.execute(order["numbering"])
        for name, query, path in order["tables"]:
            copy = f"COPY ({query}) TO '{path}' (FORMAT parquet, COMPRESSION zstd)"
            counted = connection.execute(copy).fetchone()
            sys.stdout.write(json.dumps([name, counted and counted[0]]) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
