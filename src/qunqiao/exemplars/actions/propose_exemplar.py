"""Proposing an exemplar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from qunqiao.checkups.models import Finding
from qunqiao.exemplars import policy
from qunqiao.exemplars.errors import NotOfUnit
from qunqiao.exemplars.models import Evidence, Exemplar
from qunqiao.exemplars.queries.exemplars import cleared_findings
from qunqiao.kit.errors import NotAllowed
from qunqiao.people.models import Person, Unit
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@dataclass(frozen=True, slots=True)
class Practice:
    """What was done and what changed, the findings that show it, and by which rules to measure it elsewhere.

    ``figures`` are the counts on which the data found it; empty where people propose it.
    """

    title: str
    done: str
    changed: str
    evidence: Sequence[Finding] = ()
    rules: Sequence[str] = ()
    figures: Mapping[str, Any] = field(default_factory=dict)


@action("exemplars.exemplar.propose")
def propose_exemplar(*, actor: Person, unit: Unit, practice: Practice, on: date) -> Exemplar:
    """A proposal, in the name of the body under whose duty ``actor`` speaks for the unit.

    Raises:
        NotAllowed: ``actor`` acts neither for the unit nor for one above it.
        NotOfUnit: a piece of evidence is no cleared finding of the unit.
    """
    duty = policy.proposing_duty(reach_of(actor), unit)
    if duty is None:
        raise NotAllowed
    shown = {one.pk for one in practice.evidence}
    if cleared_findings(unit).filter(pk__in=shown).count() < len(shown):
        raise NotOfUnit
    row = Exemplar.objects.create(
        unit=unit,
        title=practice.title,
        done=practice.done,
        changed=practice.changed,
        origin=Exemplar.Origin.DATA if practice.figures else Exemplar.Origin.PEOPLE,
        rules=list(practice.rules),
        figures=dict(practice.figures),
        proposing_unit_id=duty.unit_id,
        proposed_by=actor,
        proposed_on=on,
    )
    Evidence.objects.bulk_create(
        Evidence(exemplar=row, finding_id=finding) for finding in sorted(shown)
    )
    record(actor, on=row, unit_id=unit.pk, title=row.title, rules=row.rules, origin=row.origin)
    return row
