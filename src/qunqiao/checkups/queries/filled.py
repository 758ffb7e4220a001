"""The form for putting a finding right: the rows it rests on, as the workbook that is taken in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from qunqiao.checkups.bridge import shelf
from qunqiao.checkups.models import Finding
from qunqiao.people.policy import Reach
from qunqiao.registry.models import Post
from qunqiao.registry.queries.workbook import tables_of

# What is recorded when the step is done, where the finding rests on no row of it yet.
_RECORDS: Mapping[str, tuple[str, ...]] = {
    "hold_election": ("terms",),
    "request_extension": ("terms",),
    "fill_post": ("posts", "appointments"),
    "consider_full_time": ("posts",),
    "record_venue": ("venues",),
    "collect_levy": ("funds",),
    "found_organisation": ("organisations",),
}


def tables_to_fill(reach: Reach, finding: Finding) -> dict[str, Iterator[dict[str, Any]]]:
    """The rows of the finding's own unit or organisation, of the tables that could put it right.

    Filled with what is on record; a table without a row stays as an empty sheet to be filled. Rows of
    people are left out: they are many, and hold days of birth.
    """
    view = shelf().rule(finding.rule)
    step = view.rule.next_step if view else ""
    wanted = {*finding.rows, *_RECORDS.get(step, ())} - {"people", "memberships"}
    tables = tables_of(reach, within=finding.unit.path)
    own = _Own(finding.unit.code)
    if finding.organisation is not None:
        posts = Post.objects.filter(organisation=finding.organisation)
        own = _Own(
            own.unit, finding.organisation.code, frozenset(posts.values_list("code", flat=True))
        )
    return {
        name: _own(name, rows, own) if name in wanted else iter(()) for name, rows in tables.items()
    }


@dataclass(frozen=True, slots=True)
class _Own:
    """Whose rows are wanted, by code: one unit's, or one organisation's with its posts."""

    unit: str
    organisation: str = ""
    posts: frozenset[str] = frozenset()

    def has(self, name: str, row: Mapping[str, Any]) -> bool:
        """Whether a row of table ``name`` is theirs."""
        if name == "units" or not self.organisation:
            return bool(row.get("unit_code", row.get("code")) == self.unit)
        if name == "appointments":
            return row["post_code"] in self.posts
        field = "code" if name == "organisations" else "organisation_code"
        return bool(row.get(field) == self.organisation)


def _own(name: str, rows: Iterator[dict[str, Any]], own: _Own) -> Iterator[dict[str, Any]]:
    return (row for row in rows if own.has(name, row))
