"""Sending named problems to units, each to say whether it is theirs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import translation

from qunqiao.burden.actions.charge import Burden, charge
from qunqiao.burden.models import Charge
from qunqiao.kit.errors import require
from qunqiao.people.models import Person, Unit
from qunqiao.people.queries import reach_of
from qunqiao.supervision import policy
from qunqiao.supervision.errors import EndsBeforeItBegins, NothingAsked, TooManyUnits
from qunqiao.supervision.models import Concern, Document, Inspection, Item, Sheet
from qunqiao.supervision.policy.inspecting import MOST_SHEETS
from qunqiao.supervision.queries.inspecting import rules_for, rules_of_tendency, units_asked
from qunqiao.trail.recording import action, record


@dataclass(frozen=True, slots=True)
class Questions:
    """What is asked of whom: problems of one document, tendencies, and a branch of the tree.

    ``below`` asks all units of the branch, else its own and those directly below it.
    """

    title: str
    branch: Unit
    below: bool
    due_on: date
    document: Document | None = None
    items: Sequence[Item] = ()
    tendencies: Sequence[str] = ()


@action("supervision.inspection.send")
def send_inspection(*, actor: Person, unit: Unit, asked: Questions, on: date) -> Inspection:
    """An inspection by ``unit``; each unit of the branch gets one sheet, and is asked once.

    Which rules bear on a problem is kept as the table of words has it today.

    Raises:
        NotAllowed: ``unit`` or the branch is not ``actor``'s to oversee.
        NothingAsked: no problem, or no unit.
        TooManyUnits: more units than one inspection asks.
        EndsBeforeItBegins: it is due before it is sent.
    """
    reach = reach_of(actor)
    require(policy.may_supervise(reach, unit) and policy.may_supervise(reach, asked.branch))
    if asked.due_on < on:
        raise EndsBeforeItBegins
    units = list(units_asked(unit, asked.branch, below=asked.below))
    if not units or not (asked.items or asked.tendencies):
        raise NothingAsked
    if len(units) > MOST_SHEETS:
        raise TooManyUnits
    inspection = Inspection.objects.create(
        unit=unit,
        document=asked.document,
        title=asked.title,
        branch=asked.branch,
        sent_on=on,
        due_on=asked.due_on,
        sent_by=actor,
    )
    concerns = _concerns(inspection, asked)
    Concern.objects.bulk_create(concerns)
    Sheet.objects.bulk_create(Sheet(inspection=inspection, unit=one) for one in units)
    kept: dict[str, Any] = {"title": asked.title, "due_on": asked.due_on, "told": len(units)}
    record(actor, on=inspection, unit_id=unit.pk, problems=[one.text for one in concerns], **kept)
    asked_once = dict.fromkeys((one.pk for one in units), 1)
    burden = Burden(unit, Charge.Kind.FORM, asked.title, asked_once, inspection)
    charge(actor=actor, burden=burden, on=on)
    return inspection


def _concerns(inspection: Inspection, asked: Questions) -> list[Concern]:
    named = [
        Concern(inspection=inspection, item=item, text=text, rules=rules_for(text))
        for item in asked.items
        if (text := item.headline[:200])
    ]
    with translation.override(settings.LANGUAGE_CODE):
        tendencies = [
            Concern(
                inspection=inspection,
                tendency=one,
                text=str(Concern.Tendency(one).label),
                rules=rules_of_tendency(one),
            )
            for one in dict.fromkeys(asked.tendencies)
        ]
    found = [*named, *tendencies]
    for number, one in enumerate(found, start=1):
        one.number = number
    return found
