"""Reading official reports: how much of what people labelled is found and right, and how long it takes.

The labels lie with the engine, the reports in ../shared. A third of them, every third by name, was
labelled before the reader was written. A report of 3,000 characters should take under 50 ms.
"""

import sys

from qunqiao_engines.papers import read
from qunqiao_engines.papers.tests import scoring
from tests.bench.clock import Result, timed

RUNS = 7
REPORT = 3_000


def bench() -> list[Result]:
    """One report of 3,000 characters timed; then both parts, with precision and recall of each kind."""
    if not scoring.SHARED.is_dir():
        sys.exit("bench read needs the labelled reports in ../shared")
    known = scoring.labels()
    symposium = next(one.text for one in known if one.name == "symposium-report")
    text = (symposium * 2)[:REPORT]
    results = [timed(f"a report of {REPORT:,} characters", lambda: read(text), RUNS)]
    for name, unseen in (("developed on", False), ("unseen", True)):
        part = [one for one in known if one.unseen is unseen]
        results += _part(name, part)
    return results


def _part(name: str, part: list[scoring.Label]) -> list[Result]:
    size = sum(len(one.text) for one in part)
    whole = timed(f"{name}: {len(part)} reports, {size:,} characters", lambda: _all(part), 3)
    rows = [Result(whole.what, whole.seconds, "precision, recall:", stands_alone=True)]
    for kind, score in scoring.scores(part).items():
        # Of nothing there is no share.
        precision = f"{score.precision:.3f}" if score.found else "    -"
        recall = f"{score.recall:.3f}" if score.there else "    -"
        counts = f"({score.right} right of {score.found} found, {score.there} there)"
        note = f"{precision}  {recall}  {counts}"
        rows.append(Result(f"  {kind}", whole.seconds, note, stands_alone=True))
    return rows


def _all(part: list[scoring.Label]) -> None:
    for one in part:
        read(one.text)
