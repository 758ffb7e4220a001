"""Reads of check-ups and findings; each list starts from what the reach may see."""

from qunqiao.checkups.queries.checkups import (
    Turnover,
    latest_checkup,
    outcomes_in,
    some_checkup,
    the_checkup,
    turnover,
    visible_checkups,
)
from qunqiao.checkups.queries.findings import (
    Sieve,
    all_findings,
    findings_of,
    open_findings,
    sift,
    the_finding,
    waiting,
)
from qunqiao.checkups.queries.overview import (
    Branch,
    Cell,
    Gap,
    branches,
    cells,
    counts_for_units,
    gaps,
)

__all__ = [
    "Branch",
    "Cell",
    "Gap",
    "Sieve",
    "Turnover",
    "all_findings",
    "branches",
    "cells",
    "counts_for_units",
    "findings_of",
    "gaps",
    "latest_checkup",
    "open_findings",
    "outcomes_in",
    "sift",
    "some_checkup",
    "the_checkup",
    "the_finding",
    "turnover",
    "visible_checkups",
    "waiting",
]
