"""What joining two records of one person would move, and whether it can still be undone."""

from qunqiao.registry.queries.merging.changes import Change, model_of, typed
from qunqiao.registry.queries.merging.planning import Choices, Plan, plan_merge
from qunqiao.registry.queries.merging.spans import KINDS, Span, ties_of
from qunqiao.registry.queries.merging.undoing import changes_in, held_by, moved_on
from qunqiao.registry.queries.merging.values import FIELDS, PRIVATE, differences

__all__ = [
    "FIELDS",
    "KINDS",
    "PRIVATE",
    "Change",
    "Choices",
    "Plan",
    "Span",
    "changes_in",
    "differences",
    "held_by",
    "model_of",
    "moved_on",
    "plan_merge",
    "ties_of",
    "typed",
]
