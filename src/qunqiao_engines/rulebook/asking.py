"""Which rules to ask of which subjects: what their kind and tier decide is decided once for all alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from .columns import Numbers
from .facts import FACTS
from .grading import NOT_APPLICABLE, Graded
from .groundwork import Groundwork
from .model import Subject
from .reading_columns import in_one_piece

#: From so many subjects on it is worth while to plan a query for each group.
_MANY = 50_000
_KINDS = "_rulebook_kinds"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Group:
    """Subjects, a truth value for each row, and the rules that may bind them; no other rule applies."""

    chosen: Any
    rules: Sequence[Graded]

    def completed(self, grades: pa.Table, rules: Sequence[Graded]) -> pa.Table:
        """``grades`` of this group with a column for each of ``rules``."""
        nothing = pa.array(np.full(grades.num_rows, NOT_APPLICABLE, np.int8))
        asked = {graded.rule.id for graded in self.rules}
        ids = [graded.rule.id for graded in rules]
        columns = [grades[name] if name in asked else nothing for name in ids]
        return pa.table([grades["id"], grades["unit_id"], *columns], ["id", "unit_id", *ids])


def grouped(
    ground: Groundwork, subject: Subject, rules: Sequence[Graded], own: pa.Table
) -> list[Group]:
    """The subjects of ``own`` in groups of those to whom the same of ``rules`` may apply.

    A rule is left out where a part of its test that speaks of the subject's codes alone is false:
    whatever the other facts are, it then does not apply.
    """
    codes = _codes(subject)
    if own.num_rows < _MANY or not codes:
        return [Group(pa.array(np.ones(own.num_rows, np.bool_)), rules)]
    kind_of, kinds = _kinds(own.select(codes))
    binding = _may_bind(ground, subject, rules, kinds)
    groups = []
    for pattern in np.unique(binding, axis=0):
        alike = (binding == pattern).all(axis=1)
        asked = [graded for graded, may in zip(rules, pattern, strict=True) if may]
        groups.append(Group(pa.array(alike.take(kind_of)), asked))
    return groups


def _codes(subject: Subject) -> list[str]:
    """The facts that are coded texts of the subject's own row."""
    facts = FACTS[subject].values()
    return [fact.name for fact in facts if fact.codes and fact.sql == f"s.{fact.name}"]


def _kinds(own: pa.Table) -> tuple[Numbers, pa.Table]:
    """For each row the place of its codes among all that occur together, and those."""
    columns = (in_one_piece(column).cast(pa.string()) for column in own.columns)
    texts = [column.dictionary_encode(null_encoding="encode") for column in columns]
    shape = [len(one.dictionary) for one in texts]
    places = np.ravel_multi_index([one.indices.to_numpy() for one in texts], shape)
    occur = np.bincount(places) > 0
    kinds = np.unravel_index(np.flatnonzero(occur), shape)
    told = [one.dictionary.take(pa.array(of)) for one, of in zip(texts, kinds, strict=True)]
    return (np.cumsum(occur) - 1).take(places), pa.table(told, own.column_names)


def _may_bind(
    ground: Groundwork, subject: Subject, rules: Sequence[Graded], kinds: pa.Table
) -> Numbers:
    """For each row of ``kinds`` and each of ``rules`` whether it may bind there."""
    known = frozenset(kinds.column_names)
    tests = []
    for graded in rules:
        decided = [one for one in graded.applies if _facts_in(subject, one) <= known]
        tests.append(f"coalesce({' AND '.join(f'({one})' for one in decided) or 'TRUE'}, TRUE)")
    ground.connection.register(_KINDS, kinds)
    told = ground.run(" ".join(("SELECT", ", ".join(("TRUE", *tests)), "FROM", _KINDS))).fetchall()
    ground.connection.unregister(_KINDS)
    return np.array(told, np.bool_)[:, 1:]


def _facts_in(subject: Subject, test: str) -> frozenset[str]:
    """The facts that ``test`` names; a text of the same letters counts too, which costs time alone."""
    return frozenset(_WORD.findall(test)) & FACTS[subject].keys()
