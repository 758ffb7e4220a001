"""Copies queries of a database into Parquet files, in a process of its own; what to do comes on standard input.

DuckDB reads SQLite's files by a SQLite of its own. Two of these in one process undo each other's locks
(https://sqlite.org/howtocorrupt.html, 2.2.1), so that the process that serves must never do this itself.
"""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from importlib import import_module

# Not ``duckdb``, which takes as long again to import for what is not used here.
from _duckdb import DuckDBPyConnection as Connection
from _duckdb import connect

_FORMAT = "FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1"


def main() -> None:
    """Run the order; a line of JSON, name and number of rows, for each file that was written."""
    order = json.load(sys.stdin)
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # numpy multiplies no matrices here
    with (
        ThreadPoolExecutor() as threads,
        connect(":memory:", config=order["config"]) as connection,
    ):
        # Takes as long as DuckDB needs to begin, and there is nothing to number before.
        numpy = threads.submit(import_module, "numpy")
        for statement in order["opening"]:
            connection.execute(statement)
        keeper = connection.cursor()  # while it is open, its moment can be joined
        joining = _joining(keeper, order["moment"])
        with _at_the_moment(connection.cursor(), joining) as cursor:
            (found,) = cursor.execute(order["reading"]).fetchone() or (0,)
        # One random number for each of these rows, to order them by.
        half = found // 2
        for at, drawn in enumerate(threads.map(os.urandom, (8 * half, 8 * (found - half)))):
            numbers = numpy.result().frombuffer(drawn, dtype="int64")
            connection.register(f"chance_{at}", {"drawn": numbers})
        connection.execute(order["numbering"].format(half=half))
        connection.execute("DROP TABLE found")
        list(threads.map(partial(_copy, connection, joining), order["lanes"]))


def _joining(keeper: Connection, moment: Sequence[str]) -> Sequence[str]:
    """What makes a cursor see the database as ``keeper`` does from now on; nothing where that cannot be asked for."""
    if not moment:
        return ()
    begin, name, join = moment
    (named,) = keeper.execute(begin).execute(name).fetchone() or ("",)
    return begin, join.format(named)


@contextmanager
def _at_the_moment(cursor: Connection, joining: Sequence[str]) -> Iterator[Connection]:
    for statement in joining:
        cursor.execute(statement)
    yield cursor
    if joining:
        cursor.execute("COMMIT")


def _copy(connection: Connection, joining: Sequence[str], lane: list[tuple[str, str, str]]) -> None:
    with _at_the_moment(connection.cursor(), joining) as cursor:
        for name, query, path in lane:
            counted = cursor.execute(f"COPY ({query}) TO '{path}' ({_FORMAT})").fetchone()
            sys.stdout.write(json.dumps([name, counted and counted[0]]) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
