"""The limit of a snapshot: DuckDB merely reads the same columns; in a process of its own, as SQLite's files want it."""

import json
import sys
import time

import duckdb


def main() -> None:
    """Of an order on standard input: seconds of each run as JSON, the start of the process left out."""
    order = json.load(sys.stdin)
    with duckdb.connect(":memory:", config=order["config"]) as connection:
        for statement in order["opening"]:
            connection.execute(statement)
        taken = []
        for _run in range(order["runs"]):
            began = time.perf_counter()
            for query in order["queries"]:
                connection.execute(query).fetchone()
            taken.append(time.perf_counter() - began)
    print(json.dumps(taken))


if __name__ == "__main__":
    main()
