"""The only door to the rulebook engine: registry rows to snapshots, rulebooks to findings."""

from qunqiao.checkups.bridge.evaluating import Examination, Found, Tallied, evaluate_snapshot
from qunqiao.checkups.bridge.facts import fact_label
from qunqiao.checkups.bridge.quoting import QuoteCheck, check_rulebooks
from qunqiao.checkups.bridge.rulebooks import (
    BookFile,
    BookView,
    RuleView,
    house_parameters,
    house_rulebooks,
    keep_rulebooks,
    shelf,
)
from qunqiao.checkups.bridge.snapshots import Taken, read_manifest, take_snapshot

__all__ = [
    "BookFile",
    "BookView",
    "Examination",
    "Found",
    "QuoteCheck",
    "RuleView",
    "Taken",
    "Tallied",
    "check_rulebooks",
    "evaluate_snapshot",
    "fact_label",
    "house_parameters",
    "house_rulebooks",
    "keep_rulebooks",
    "read_manifest",
    "shelf",
    "take_snapshot",
]
