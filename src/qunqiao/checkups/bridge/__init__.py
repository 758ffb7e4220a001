"""The only door to the rulebook engine: registry rows to snapshots, rulebooks to findings."""

from qunqiao.checkups.bridge.again import examine_again
from qunqiao.checkups.bridge.country import write_country
from qunqiao.checkups.bridge.evaluating import Examination, Found, Tallied, evaluate_snapshot
from qunqiao.checkups.bridge.facts import evidence_in_words, missing_label
from qunqiao.checkups.bridge.house import House, house
from qunqiao.checkups.bridge.manifest import MANIFEST, Taken, read_manifest
from qunqiao.checkups.bridge.opening import table_folder
from qunqiao.checkups.bridge.parameter_words import parameter_words
from qunqiao.checkups.bridge.quoting import QuoteCheck, check_rulebooks
from qunqiao.checkups.bridge.rechecking import Rechecked, recheck
from qunqiao.checkups.bridge.rulebooks import (
    BookFile,
    book_file,
    file_parameters,
    file_rulebooks,
    keep_rulebooks,
    read,
)
from qunqiao.checkups.bridge.scanners import missing_package
from qunqiao.checkups.bridge.shelf import BookView, RuleView, Shelf, shelf
from qunqiao.checkups.bridge.snapshots import take_snapshot
from qunqiao.checkups.bridge.spark import evaluate_on_spark
from qunqiao.checkups.bridge.telling import (
    cited,
    confidence_word,
    kind_told,
    named,
    rested_on,
    strength_word,
    surest,
    told,
    told_source,
)
from qunqiao.checkups.bridge.trying import Trial, amended, try_amendment
from qunqiao_engines.rulebook import Basis, facts_page

__all__ = [
    "MANIFEST",
    "Basis",
    "BookFile",
    "BookView",
    "Examination",
    "Found",
    "House",
    "QuoteCheck",
    "Rechecked",
    "RuleView",
    "Shelf",
    "Taken",
    "Tallied",
    "Trial",
    "amended",
    "book_file",
    "check_rulebooks",
    "cited",
    "confidence_word",
    "evaluate_on_spark",
    "evaluate_snapshot",
    "evidence_in_words",
    "examine_again",
    "facts_page",
    "file_parameters",
    "file_rulebooks",
    "house",
    "keep_rulebooks",
    "kind_told",
    "missing_label",
    "missing_package",
    "named",
    "parameter_words",
    "read",
    "read_manifest",
    "recheck",
    "rested_on",
    "shelf",
    "strength_word",
    "surest",
    "table_folder",
    "take_snapshot",
    "told",
    "told_source",
    "try_amendment",
    "write_country",
]
