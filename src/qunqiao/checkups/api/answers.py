"""Check-ups, findings and rules as endpoints tell them; sentences in the caller's language."""

from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import get_language
from ninja import Schema

from qunqiao.checkups import bridge, policy
from qunqiao.checkups.models import Checkup, Finding, Life, Outcome, Theme
from qunqiao.kit import clock
from qunqiao.kit.endpoints import coded
from qunqiao.kit.errors import require
from qunqiao.kit.jinja import said
from qunqiao.people.pages import reach_in
from qunqiao.people.policy import Reach

OutcomeCode = Annotated[Outcome, coded(Outcome)]
ThemeCode = Annotated[Theme, coded(Theme)]
Severity = Annotated[Finding.Severity, coded(Finding.Severity)]
Strength = Annotated[Finding.Strength, coded(Finding.Strength)]
FindingState = Annotated[Finding.State, coded(Finding.State)]
LifeCode = Annotated[Life, coded(Life)]
Subject = Annotated[Finding.Subject, coded(Finding.Subject)]
CheckupState = Annotated[Checkup.State, coded(Checkup.State)]


class CheckupOut(Schema):
    """One run of the rulebooks over the registry of one day."""

    id: int
    number: int
    as_of: date
    state: CheckupState
    ordered_at: datetime
    finished_at: datetime | None


class FindingOut(Schema):
    """What a rule found about one unit or organisation; ``says`` is the sentence a person reads."""

    id: int
    rule: str
    subject_kind: Subject
    subject_id: int
    subject_name: str
    unit_id: int
    organisation_id: int | None
    outcome: OutcomeCode
    theme: ThemeCode
    severity: Severity
    strength: Strength
    state: FindingState
    life: LifeCode
    waived_until: date | None
    since: date | None
    says: str

    @staticmethod
    def resolve_life(finding: Finding) -> str:
        """Where it stands, from one check-up to the next."""
        return finding.life(clock.today())

    @staticmethod
    def resolve_says(finding: Finding) -> str:
        """In the caller's language."""
        return said(finding.says(tongue()))


class BasisOut(Schema):
    """A source of a rule; confidence V read, V2 second-hand, M from memory, house policy.

    ``sureness`` is the confidence in words.
    """

    instrument: str
    article: str = ""
    date: date | None
    quote: str = ""
    confidence: str
    sureness: str

    @staticmethod
    def resolve_sureness(basis: bridge.Basis | dict[str, Any]) -> str:
        """In the caller's language."""
        return str(bridge.told_source(basis)["confidence_word"])


def tongue() -> str:
    """The caller's language, as texts kept in two languages are chosen by."""
    return get_language() or "zh-hans"


def reader(request: HttpRequest) -> Reach:
    """The reach of whoever asks; refuses those without a duty over units."""
    reach = reach_in(request)
    require(policy.may_read_findings(reach))
    return reach
