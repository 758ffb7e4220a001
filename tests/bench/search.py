"""Search in lists of 8,000 and of 1,000,000 persons, beside the scan that it was.

Told is the whole request of the people list: session, rights, SQL, page. The database is new for each
size: SQLite, and PostgreSQL where QUNQIAO_TEST_POSTGRES names a server. Asked are the supervisor of
all and the officer of one unit of 3,000, five texts of a kind, each for the first time and twice more:
the first time Django writes the SQL, and that counts. The peer is the list's two queries alone as they
were asked before there were indexes (`LIKE '%…%'` over every row). QUNQIAO_BENCH_PEOPLE sets other sizes.
"""

import os
import statistics
from collections.abc import Iterator
from typing import Any

from tests.bench.clock import Result
from tests.bench.databases import databases, told

SIZES = tuple(map(int, os.environ.get("QUNQIAO_BENCH_PEOPLE", "8000,1000000").split(",")))


def bench() -> list[Result]:
    """Every kind of text, on each database there is, at each size."""
    return [
        result
        for size in SIZES
        for name, environment in databases()
        for result in _results(f"{name}, {size:,}", told("search_side", size, environment))
    ]


def _results(where: str, by_person: dict[str, Any]) -> Iterator[Result]:
    for who in ("supervisor", "officer"):
        for kind, taken in by_person[who]["ours"].items():
            scanned = by_person[who]["scan"].get(kind)
            note = f"{1000 * statistics.median(scanned):,.0f} ms by scan" if scanned else ""
            spread = (min(taken), statistics.median(taken), max(taken))
            yield Result(f"{where}, {who}, {kind}", spread, note, stands_alone=True)
