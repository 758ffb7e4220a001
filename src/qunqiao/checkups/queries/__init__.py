"""Reads of check-ups and findings; each list starts from what the reach may see."""

from qunqiao.checkups.queries.amendments import (
    checked_book,
    checked_values,
    own_book,
    some_amendment,
    the_amendment,
    visible_amendments,
)
from qunqiao.checkups.queries.checkups import (
    Turnover,
    latest_checkup,
    outcomes_in,
    some_checkup,
    the_checkup,
    turnover,
    visible_checkups,
)
from qunqiao.checkups.queries.differences import (
    Pair,
    changes_by_branch,
    changes_by_theme,
    differences,
    done_checkups,
    pair_of,
)
from qunqiao.checkups.queries.findings import (
    advisor,
    all_findings,
    breaches_by_rule,
    findings_of,
    lacking,
    of_kind,
    open_findings,
    the_finding,
    waiting,
)
from qunqiao.checkups.queries.life import in_life, turns_of, waivers_of
from qunqiao.checkups.queries.now import Now, now, subjects_of
from qunqiao.checkups.queries.overview import (
    Branch,
    Cell,
    Gap,
    branches,
    cells,
    counts_for_units,
    gaps,
)
from qunqiao.checkups.queries.rows import rows_in_reach
from qunqiao.checkups.queries.touched import Touched, touched_since

__all__ = [
    "Branch",
    "Cell",
    "Gap",
    "Now",
    "Pair",
    "Touched",
    "Turnover",
    "advisor",
    "all_findings",
    "branches",
    "breaches_by_rule",
    "cells",
    "changes_by_branch",
    "changes_by_theme",
    "checked_book",
    "checked_values",
    "counts_for_units",
    "differences",
    "done_checkups",
    "findings_of",
    "gaps",
    "in_life",
    "lacking",
    "latest_checkup",
    "now",
    "of_kind",
    "open_findings",
    "outcomes_in",
    "own_book",
    "pair_of",
    "rows_in_reach",
    "some_amendment",
    "some_checkup",
    "subjects_of",
    "the_amendment",
    "the_checkup",
    "the_finding",
    "touched_since",
    "turnover",
    "turns_of",
    "visible_amendments",
    "visible_checkups",
    "waiting",
    "waivers_of",
]
