"""A check-up's result as plain dictionaries and lists."""

from __future__ import annotations

from typing import Any

from .model import Basis, Text
from .results import Evaluation, Finding, plain


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """The evaluation as plain dictionaries and lists, the same for equal evaluations.

    ``findings`` holds breaches and unknowns; every breach has evidence and a basis.
    """
    return {
        "as_of": evaluation.as_of.isoformat(),
        "rulebooks": [vars(used) for used in evaluation.rulebooks],
        "subjects": dict(evaluation.subjects),
        "outcomes": dict(evaluation.outcomes),
        "findings": [_finding_json(finding) for finding in evaluation.stream_findings()],
    }


def _finding_json(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "subject": {
            "kind": finding.subject_kind,
            "id": finding.subject_id,
            "name": finding.subject_name,
        },
        "unit_id": finding.unit_id,
        "outcome": finding.outcome,
        "severity": finding.severity,
        "theme": finding.theme,
        "strength": finding.strength,
        "evidence": dict(finding.evidence),
        "rows": {table: list(ids) for table, ids in finding.rows.items()},
        "values": dict(finding.values),
        "since": plain(finding.since),
        "missing": list(finding.missing),
        "basis": [basis_json(basis) for basis in finding.basis],
        "computation": finding.computation,
    }


def basis_json(basis: Basis) -> dict[str, Any]:
    """Where a rule comes from, as plain values."""
    return {
        "instrument": basis.instrument,
        "kind": basis.kind,
        "region": basis.region,
        "article": basis.article,
        "date": plain(basis.date),
        "quote": basis.quote,
        "confidence": basis.confidence,
        "note": _text_json(basis.note),
        "texts_file": basis.texts_file,
        "carries": _text_json(basis.carries),
    }


def _text_json(text: Text | None) -> dict[str, str] | None:
    return {"zh": text.zh, "en": text.en} if text else None
