"""The only door to the rulebook engine: registry rows to snapshots, rulebooks to findings."""

from qunqiao.checkups.bridge.country import write_country
from qunqiao.checkups.bridge.evaluating import Examination, Found, Tallied, evaluate_snapshot
from qunqiao.checkups.bridge.facts import evidence_in_words, missing_label
from qunqiao.checkups.bridge.manifest import MANIFEST, Taken, read_manifest
from qunqiao.checkups.bridge.quoting import QuoteCheck, check_rulebooks
from qunqiao.checkups.bridge.rulebooks import (
    BookFile,
    BookView,
    RuleView,
    Shelf,
    book_file,
    house_parameters,
    house_rulebooks,
    keep_rulebooks,
    shelf,
)
from qunqiao.checkups.bridge.snapshots import take_snapshot
from qunqiao.checkups.bridge.spark import evaluate_on_spark
from qunqiao_engines.rulebook import Basis

__all__ = [
    "MANIFEST",
    "Basis",
    "BookFile",
    "BookView",
    "Examination",
    "Found",
    "QuoteCheck",
    "RuleView",
    "Shelf",
    "Taken",
    "Tallied",
    "book_file",
    "check_rulebooks",
    "evaluate_on_spark",
    "evaluate_snapshot",
    "evidence_in_words",
    "house_parameters",
    "house_rulebooks",
    "keep_rulebooks",
    "missing_label",
    "read_manifest",
    "shelf",
    "take_snapshot",
    "write_country",
]
