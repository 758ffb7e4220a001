"""The set-based steps (CTEs) that turn the nine tables into one row of facts per subject."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from .groundwork_sources import GROUNDWORK
from .model import Subject
from .organisation_sources import ORGANISATION_EVIDENCE, ORGANISATION_SOURCES
from .unit_sources import UNIT_EVIDENCE, UNIT_SOURCES

# A day range is half-open everywhere: whoever leaves, ends or closes on a day is no longer
# there on that day. Each step groups once; nothing is looked up row by row.
_SHARED = {
    "live_units": """
        SELECT id, name, kind, region, head_count, premises, opened_on FROM units
        WHERE (opened_on IS NULL OR opened_on <= $as_of) AND (closed_on IS NULL OR closed_on > $as_of)""",
    "live_organisations": """
        SELECT * FROM organisations
        WHERE (founded_on IS NULL OR founded_on <= $as_of) AND (closed_on IS NULL OR closed_on > $as_of)""",
    # The columns that facts of an organisation use of it and of its unit.
    "own_organisations": """
        SELECT id, name, unit_id, kind, tier, founded_on, approved_on, approval_document,
            audit_committee, women_committee FROM live_organisations""",
    "own_units": """
        SELECT id, kind, region, head_count FROM units""",
    "live_people": """
        SELECT key, unit_id, sex, birth_year FROM people WHERE left_on IS NULL OR left_on > $as_of""",
    "live_memberships": """
        SELECT organisation_id, person_key FROM memberships
        WHERE joined_on <= $as_of AND (left_on IS NULL OR left_on > $as_of)""",
    "live_posts": """
        SELECT id, organisation_id, body, title, full_time, opened_on FROM posts
        WHERE (opened_on IS NULL OR opened_on <= $as_of) AND (closed_on IS NULL OR closed_on > $as_of)""",
    "latest_days": """
        SELECT organisation_id, max(began_on) AS began_on
        FROM terms WHERE began_on <= $as_of GROUP BY organisation_id""",
    "current_holders": """
        SELECT p.organisation_id, p.id AS post_id, a.id, a.person_key,
            coalesce(p.body = 'committee', FALSE) AS committee,
            coalesce(p.body = 'committee' AND p.title = 'chair', FALSE) AS chair,
            coalesce(p.body = 'committee' AND p.title = 'secretary', FALSE) AS secretary,
            coalesce(p.body = 'audit', FALSE) AS audit, coalesce(p.body = 'women', FALSE) AS women
        FROM live_posts AS p JOIN appointments AS a ON a.post_id = p.id
        WHERE a.began_on <= $as_of AND (a.ended_on IS NULL OR a.ended_on > $as_of)""",
}
_WORD = re.compile(r"[a-z_]+")
_COLUMN = re.compile(r"\b([a-z_]+)\.([a-z_]+)\b")
#: Step -> the columns wanted of it.
Columns = Mapping[str, Sequence[str]]

#: Every step that may be named in another, of both subjects; names are never used twice.
_STEPS = _SHARED | UNIT_SOURCES | UNIT_EVIDENCE | ORGANISATION_SOURCES | ORGANISATION_EVIDENCE
#: Steps that list rows: they are made for the subjects found alone, after the rules have run.
EVIDENCE_STEPS = frozenset(UNIT_EVIDENCE) | frozenset(ORGANISATION_EVIDENCE)
#: The groundwork that says which subjects those are.
FOUND = "found"


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How the row of one subject is put together.

    ``own`` are the columns of its own row ``s`` (and of ``u``, the unit of an organisation) that
    facts may use; ``keys`` are for each step its column and the one of ``s`` that it belongs to.
    """

    own: Mapping[str, str]
    keys: Mapping[str, tuple[str, str]]
    unit_id: str


_UNIT_STEPS = ("unit_people", "unit_members", *UNIT_SOURCES, *UNIT_EVIDENCE)
_ORGANISATION_STEPS = (
    "organisation_members",
    "seats",
    "seated",
    "chair_vacancy",
    "last_funds",
    *ORGANISATION_SOURCES,
    *ORGANISATION_EVIDENCE,
)
PLANS: Mapping[Subject, Plan] = MappingProxyType(
    {
        "unit": Plan(
            own=MappingProxyType({"s": "live_units"}),
            keys=MappingProxyType(dict.fromkeys(_UNIT_STEPS, ("unit_id", "id"))),
            unit_id="id",
        ),
        "organisation": Plan(
            own=MappingProxyType({"s": "own_organisations", "u": "own_units"}),
            keys=MappingProxyType(
                dict.fromkeys(_ORGANISATION_STEPS, ("organisation_id", "id"))
                | {"unit_people": ("unit_id", "unit_id"), "u": ("id", "unit_id")}
            ),
            unit_id="unit_id",
        ),
    }
)


def columns_read(subject: Subject, sql: str) -> Columns:
    """The columns of steps that ``sql``, facts of ``subject``, reads; of its own row id, name and unit too."""
    plan = PLANS[subject]
    read: dict[str, list[str]] = {"s": [*dict.fromkeys(("id", "name", plan.unit_id))]}
    for step, column in _COLUMN.findall(sql):
        if (step in plan.keys or step == "s") and column not in read.setdefault(step, []):
            read[step].append(column)
    return read


def column_in_rows(step: str, column: str) -> str:
    """The name under which a column of a step stands beside its subject."""
    return f"{step}.{column}"


def from_rows(subject: Subject, sql: str) -> str:
    """``sql``, facts of ``subject``, reading what stands beside it instead of the steps themselves."""

    def quoted(found: re.Match[str]) -> str:
        step, column = found.groups()
        known = step in PLANS[subject].keys or step == "s"
        return f'"{column_in_rows(step, column)}"' if known else found[0]

    return _COLUMN.sub(quoted, sql)


def rows_query(subject: Subject, columns: Columns) -> str:
    """One SELECT giving for each subject the ``columns`` of its own row and of each step."""
    selected = ", ".join(
        f'{step}.{name} AS "{column_in_rows(step, name)}"'
        for step, names in columns.items()
        for name in names
    )
    steps = [step for step in columns if step not in PLANS[subject].own]
    return with_steps(" ".join(("SELECT", selected, "FROM", joined_rows(subject, steps))))


def found_query(subject: Subject, columns: Columns) -> str:
    """One SELECT giving the ``columns`` of the own rows of the subjects in ``found``."""
    own = ("SELECT", ", ".join(columns["s"]), "FROM", PLANS[subject].own["s"])
    return with_steps(" ".join((*own, "WHERE id IN (SELECT id FROM found)")))


def joined_rows(subject: Subject, steps: Sequence[str]) -> str:
    """What stands behind FROM: the subject's own row with each step joined to it."""
    plan = PLANS[subject]
    joins = (
        f"LEFT JOIN {plan.own.get(step, step)} AS {step} "
        f"ON {step}.{plan.keys[step][0]} = s.{plan.keys[step][1]}"
        for step in joined_steps(subject, steps)
    )
    return " ".join((plan.own["s"], "AS s", *joins))


def joined_steps(subject: Subject, steps: Iterable[str]) -> list[str]:
    """What is joined to the own row of a subject: ``steps``, and whatever else belongs to it."""
    own = [name for name in PLANS[subject].own if name != "s"]
    return [*own, *dict.fromkeys(steps)]


def groundwork_table(name: str) -> str:
    """The temporary table that holds the groundwork ``name`` during an evaluation."""
    return f"_rulebook_{name}"


def needed_groundwork(steps: Iterable[str]) -> list[str]:
    """The groundwork that ``steps`` rest on, themselves among them, in the order it is made in."""
    reached = _reached(" ".join(steps), _STEPS | GROUNDWORK)
    return [name for name in GROUNDWORK if name in reached]


def with_steps(sql: str, *, inline: bool = False) -> str:
    """``sql`` behind the WITH that defines every step it names.

    Groundwork stands in its tables; where ``inline``, it is written out like any other step.
    """
    if inline:
        return _in_one(sql)
    named = _reached(sql, _STEPS)
    tables = [name for name in (*GROUNDWORK, FOUND) if name in named]
    steps = {name: " ".join(("SELECT * FROM", groundwork_table(name))) for name in tables}
    # Steps are written down in the order in which they build on each other.
    steps |= {name: step for name, step in _STEPS.items() if name in named}
    if not steps:
        return sql
    return "\n".join(
        ("WITH", ", ".join(f"{name} AS ({step})" for name, step in steps.items()), sql)
    )


def written_steps(sql: str) -> dict[str, str]:
    """Every step that ``sql`` rests on, groundwork included, in the order they build on each other."""
    return _built_up(sql, _SHARED | GROUNDWORK | _STEPS)


def _built_up(sql: str, every: Mapping[str, str]) -> dict[str, str]:
    steps: dict[str, str] = {}
    for word in _WORD.findall(sql):
        if word in every and word not in steps:
            # A step may have a column of its own name.
            others = {name: step for name, step in every.items() if name != word}
            steps |= _built_up(every[word], others) | {word: every[word]}
    return steps


def _in_one(sql: str) -> str:
    steps = (f"{name} AS ({step})" for name, step in written_steps(sql).items())
    return "\n".join(("WITH", ", ".join(steps), sql))


def _reached(sql: str, steps: Mapping[str, str]) -> set[str]:
    """The words of ``sql`` and, wherever one is a step, the words of that step in turn."""
    seen: set[str] = set()
    texts = [sql]
    while texts:
        words = set(_WORD.findall(texts.pop())) - seen
        seen |= words
        texts += [steps[word] for word in words if word in steps]
    return seen
