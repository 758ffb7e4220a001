"""Comparing the rows of a workbook with the registry, before anything is written."""

from qunqiao.registry.queries.comparison.packing import Kept, kept, listed, runs
from qunqiao.registry.queries.comparison.reading import (
    VERDICTS,
    Manner,
    Part,
    Reading,
    compared,
    judge_again,
    read_workbook,
)
from qunqiao.registry.queries.comparison.tables import TABLES, Table

__all__ = [
    "TABLES",
    "VERDICTS",
    "Kept",
    "Manner",
    "Part",
    "Reading",
    "Table",
    "compared",
    "judge_again",
    "kept",
    "listed",
    "read_workbook",
    "runs",
]
