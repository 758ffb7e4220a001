"""The dictionary of facts as a page: every fact with its type, unit, meaning of NULL, tables and SQL."""

from __future__ import annotations

from collections.abc import Iterator

from .elsewhere import ELSEWHERE
from .fact import Fact
from .facts import FACTS
from .facts_table import early_steps
from .model import SUBJECTS, Subject
from .sources import joined_rows, written_steps

_HEAD = """# The dictionary of facts

Written by `qunqiao rules facts`; a test holds this page to the code. A rule may speak of these facts and of nothing
else. Each is as of the day of the check-up (`$as_of`) and stands once per unit or organisation that exists
on that day. NULL means that nobody knows: it makes a rule *unknown*, never *sound*. Facts of type rows are
ids for a finding's evidence and cannot stand in an expression. The SQL is DuckDB's; `s` is the subject's own row, `u` its
unit, any other name a step, listed at the end; `found` are the subjects with a finding, for whom alone rows are listed.
"""
_SUBJECTS = {"unit": "unit 单位", "organisation": "organisation 群团组织"}


def facts_page() -> str:
    """The page docs/facts.md, in Markdown."""
    parts = [_HEAD]
    for subject in SUBJECTS:
        parts += ["", f"## {_SUBJECTS[subject]}", ""]
        parts += _table(subject)
    parts += ["", "## Facts of rooms to come", "", _AWAITED, ""]
    parts += ["| subject | fact | type | what it is | room |", "|---|---|---|---|---|"]
    parts += [
        f"| {one.subject} | `{one.name}` | {one.type} | {one.doc} | {one.room} |"
        for one in ELSEWHERE
    ]
    parts += ["", "## Steps", "", *_steps()]
    return "\n".join(parts) + "\n"


_AWAITED = """Facts above whose NULL reads “always, until …” have a type and no table yet; rules that need them are
shipped, checked and wait. The facts below belong to subjects that are neither unit nor organisation; their rules come with
the room that records them."""


def _table(subject: Subject) -> Iterator[str]:
    yield "| fact | type | unit | 中文 | what it is | NULL means | tables | SQL |"
    yield "|---|---|---|---|---|---|---|---|"
    for fact in FACTS[subject].values():
        yield f"| `{fact.name}` | {fact.type} | {' | '.join(_cells(fact))} |"


def _cells(fact: Fact) -> list[str]:
    unit = (fact.unit.en or "number") if fact.unit is not None else ""
    tables = ", ".join(fact.sources) or "none yet"
    sql = " ".join(fact.sql.split()).replace("|", "\\|")
    return [unit, fact.label.zh, fact.doc, fact.when_null, tables, f"`{sql}`"]


def _steps() -> Iterator[str]:
    for subject in SUBJECTS:
        source = joined_rows(subject, early_steps(FACTS[subject].values()))
        yield f"### {_SUBJECTS[subject]}: `FROM {' '.join(source.split())}`"
        yield ""
        for name, sql in written_steps(source).items():
            yield f"- `{name}`: `{' '.join(sql.split())}`"
        yield ""
