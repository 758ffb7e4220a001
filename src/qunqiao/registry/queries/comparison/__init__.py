"""Comparing the rows of a workbook with the registry, before anything is written."""

from qunqiao.registry.queries.comparison.ground import both
from qunqiao.registry.queries.comparison.judged import Judged
from qunqiao.registry.queries.comparison.known import Known
from qunqiao.registry.queries.comparison.reading import (
    Reading,
    judge_again,
    read_workbook,
    rejected,
    tally,
)
from qunqiao.registry.queries.comparison.tables import TABLES, Table

__all__ = [
    "TABLES",
    "Judged",
    "Known",
    "Reading",
    "Table",
    "both",
    "judge_again",
    "read_workbook",
    "rejected",
    "tally",
]
