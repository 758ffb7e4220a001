"""Builders of exemplars, adoptions and histories of findings, for tests of this and of higher apps."""

from datetime import date, timedelta
from itertools import count

from qunqiao.checkups.models import URGENCY, Checkup, Finding
from qunqiao.exemplars.actions.begin_adoption import begin_adoption
from qunqiao.exemplars.actions.propose_exemplar import Practice, propose_exemplar
from qunqiao.exemplars.actions.publish_exemplar import publish_exemplar
from qunqiao.exemplars.actions.review_exemplar import review_exemplar
from qunqiao.exemplars.models import Adoption, Exemplar
from qunqiao.kit import clock
from qunqiao.people.models import Person, Unit

TODAY = date(2026, 11, 20)
RULE = "term-full"
_subjects = count(10_000)


def a_practice(title: str = "届满前半年就排日程", **changes: object) -> Practice:
    """What a unit did."""
    words = {"done": "每季度对照名册排一次届满日程", "changed": "届满的组织按期换了届"}
    return Practice(title, **{**words, **changes})  # type: ignore[arg-type]  # builders give fitting values


def an_exemplar(actor: Person, unit: Unit, **changes: object) -> Exemplar:
    """A proposal."""
    return propose_exemplar(actor=actor, unit=unit, practice=a_practice(**changes), on=TODAY)  # type: ignore[arg-type]  # as above


def an_accepted(proposer: Person, unit: Unit, reviewer: Person, **changes: object) -> Exemplar:
    """One that another body accepted."""
    made = an_exemplar(proposer, unit, **changes)
    opinion = "做法具体，可以照做"
    return review_exemplar(actor=reviewer, exemplar=made, accepted=True, opinion=opinion, on=TODAY)


def a_published(
    proposer: Person, unit: Unit, supervisor: Person, on: date = TODAY, **changes: object
) -> Exemplar:
    """One that ``supervisor`` reviewed and published."""
    accepted = an_accepted(proposer, unit, supervisor, **changes)
    return publish_exemplar(actor=supervisor, exemplar=accepted, on=on)


def an_adoption(actor: Person, exemplar: Exemplar, unit: Unit, on: date = TODAY) -> Adoption:
    """``unit`` takes it over."""
    return begin_adoption(actor=actor, exemplar=exemplar, unit=unit, plan="照做", on=on)


def some_checkups(actor: Person, number: int) -> list[Checkup]:
    """So many completed check-ups, a month apart, the last one today."""
    days = [TODAY - timedelta(days=30 * before) for before in reversed(range(number))]
    return [
        Checkup.objects.create(
            as_of=day, ordered_by=actor, ordered_at=clock.now(), state=Checkup.State.DONE
        )
        for day in days
    ]


def a_problem(
    unit: Unit, first: Checkup, cleared: Checkup | None = None, rule: str = RULE
) -> Finding:
    """A breach at ``unit`` seen from ``first`` on, and gone at ``cleared``."""
    return Finding.objects.create(
        rule=rule, subject_kind="unit", subject_id=next(_subjects), subject_name=unit.name,
        unit=unit, outcome="breach", theme="organisation", severity="high", strength="must",
        urgency=URGENCY["breach", "must", "high"], says_zh="已经届满", says_en="The term is over",
        digest="0" * 64, first_checkup=first, last_checkup=first, cleared_checkup=cleared,
        state=Finding.State.CLEARED if cleared else Finding.State.OPEN,
    )  # fmt: skip
