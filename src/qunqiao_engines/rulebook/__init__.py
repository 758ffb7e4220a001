"""Rules as data over the tables of a registry: findings that cite their source.

A *rulebook* is a TOML text of rules. A rule speaks of *facts*, documented columns computed for
each unit and each organisation as of a day (:data:`FACTS`), and says by two SQL booleans whom it
binds (``applies``) and when it is broken (``breach``). :func:`load` reads and checks a rulebook;
:func:`evaluate` runs it over nine tables (:data:`TABLES`) on a DuckDB connection; the outcome is
three-valued, so a fact nobody recorded gives *unknown*, never *sound*. :func:`sentence` and
:func:`computation` say a finding in words; :func:`check_quotes` looks each quotation up.

    book = load(text, source="cn-trade-union.toml")
    evaluation = evaluate(connection, [book], as_of=date(2026, 11, 20))
    for finding in evaluation.findings: ...

Method, guarantees and limits: docs/engines/rulebook.md.
"""

from .codes import CODES
from .columns import BATCH
from .dictionary import facts_page
from .errors import RulebookError, TablesError
from .evaluation import evaluate
from .explain import computation, heading, missing, sentence, write, write_day
from .fact import Fact
from .facts import FACTS
from .model import Basis, Rule, Rulebook, Text
from .portable import OtherDatabase, evaluate_elsewhere, outcomes_query
from .prepared import Prepared, Verdict
from .quotes import QuoteResult, check_quotes
from .reading import load
from .results import OUTCOMES, Evaluation, Finding, RulebookUsed, Tally
from .results_json import as_json, basis_json
from .table_rows import TableRows
from .tables import SQL_TYPES, TABLES, validate_tables

__all__ = [
    "BATCH",
    "CODES",
    "FACTS",
    "OUTCOMES",
    "SQL_TYPES",
    "TABLES",
    "Basis",
    "Evaluation",
    "Fact",
    "Finding",
    "OtherDatabase",
    "Prepared",
    "QuoteResult",
    "Rule",
    "Rulebook",
    "RulebookError",
    "RulebookUsed",
    "TableRows",
    "TablesError",
    "Tally",
    "Text",
    "Verdict",
    "as_json",
    "basis_json",
    "check_quotes",
    "computation",
    "evaluate",
    "evaluate_elsewhere",
    "facts_page",
    "heading",
    "load",
    "missing",
    "outcomes_query",
    "sentence",
    "validate_tables",
    "write",
    "write_day",
]
