"""Builders of official documents, for tests of this and of higher apps."""

from datetime import date
from itertools import count
from typing import Any

from qunqiao.checkups.models import Checkup, Finding, Outcome, Theme
from qunqiao.circulars.actions.draft_circular import draft_circular
from qunqiao.circulars.actions.issue_circular import issue_circular
from qunqiao.circulars.models import Circular
from qunqiao.circulars.queries.composing import Asked
from qunqiao.people.models import Person, Unit

TODAY = date(2026, 11, 20)
SINCE = date(2026, 9, 30)
_numbers = count(1)


def asked(unit: Unit, topic: str = "reelection", **about: Any) -> Asked:
    """A document of ``unit`` about this quarter so far; re-elections need no check-up."""
    return Asked(topic, unit, **{"since": SINCE, "day": TODAY, **about})


def a_draft(actor: Person, unit: Unit, topic: str = "reelection", **about: Any) -> Circular:
    """A draft."""
    return draft_circular(actor=actor, asked=asked(unit, topic, **about), on=TODAY)


def an_issued(actor: Person, unit: Unit, code: str = "试工发", **about: Any) -> Circular:
    """An issued document; the first of ``unit`` fixes the code."""
    draft = a_draft(actor, unit, **about)
    return issue_circular(
        actor=actor, circular=draft, code=code, base="https://example.org", on=TODAY
    )


def a_done_checkup(as_of: date, actor: Person) -> Checkup:
    """A completed check-up of a day, as it stands in the table; nothing was looked at."""
    return Checkup.objects.create(
        as_of=as_of, ordered_by=actor, ordered_at=f"{as_of}T08:00:00Z", state=Checkup.State.DONE
    )


def a_finding(unit: Unit, first: Checkup, cleared: Checkup | None = None, **more: Any) -> Finding:
    """A breach at ``unit``, found by one check-up and, where given, cleared by another."""
    values: dict[str, Any] = {
        "rule": f"rule-{next(_numbers)}",
        "subject_kind": Finding.Subject.UNIT,
        "subject_id": unit.pk,
        "subject_name": unit.name,
        "outcome": Outcome.BREACH,
        "theme": Theme.ORGANISATION,
        "severity": Finding.Severity.HIGH,
        "strength": Finding.Strength.MUST,
        "urgency": 0,
        "state": Finding.State.CLEARED if cleared else Finding.State.OPEN,
        "says_zh": "这届委员会已过期254天。",
        "says_en": "The term is over by 254 days.",
        "basis": [
            {"instrument": "中国工会章程", "article": "第十二条", "quote": "任期届满应当换届"}
        ],
        "digest": "0" * 64,
    }
    return Finding.objects.create(
        unit=unit,
        first_checkup=first,
        last_checkup=first,
        cleared_checkup=cleared,
        **{**values, **more},
    )
