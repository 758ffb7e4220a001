"""The rules in use: whom each binds, what it tests, where it comes from."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Router, Schema

from qunqiao.checkups import bridge, queries
from qunqiao.checkups.api.answers import (
    BasisOut,
    Severity,
    Strength,
    Subject,
    ThemeCode,
    reader,
    tongue,
)
from qunqiao.kit import clock
from qunqiao.kit.errors import NotFound
from qunqiao.kit.jinja import said
from qunqiao.people.api.access import Scope, reads

router = Router(tags=["rules"])


class RuleOut(Schema):
    """A rule of a rulebook in use; ``standing`` counts the breaches in one's own units.

    ``sureness`` is the confidence in words. Not to follow an ``advisory`` rule is advice, no breach. A
    rule that ``waits_for`` records the platform does not hold yet binds nobody.
    """

    id: str
    book: str
    title: str
    subject: Subject
    theme: ThemeCode
    strength: Strength
    severity: Severity
    confidence: str
    sureness: str
    advisory: bool
    in_force: bool
    waits_for: list[str]
    standing: int


class RuleRecord(RuleOut):
    """A rule with its test as it was written, its parameters in force here, and its sources."""

    applies: str
    breach: str
    parameters: dict[str, int | str]
    organisation_kinds: list[str]
    unit_kinds: list[str]
    advice: str
    basis: list[BasisOut]


@router.get("/rules", **reads(Scope.READ_CHECKUPS, list[RuleOut], _("规则名单")))
def list_rules(request: HttpRequest) -> list[dict[str, object]]:
    """Every rule of every rulebook in use, in the order of the books; there are some dozens."""
    counts = queries.breaches_by_rule(reader(request))
    shelf = bridge.shelf()
    return [_brief(view, counts) for book in shelf.books for view in book.rules]


@router.get("/rules/{slug:rule_id}", **reads(Scope.READ_CHECKUPS, RuleRecord, _("一条规则")))
def get_rule(request: HttpRequest, rule_id: str) -> dict[str, object]:
    """One rule."""
    reach = reader(request)
    view = bridge.shelf().rule(rule_id)
    if view is None:
        raise NotFound
    return {
        **_brief(view, queries.breaches_by_rule(reach)),
        "applies": view.rule.applies or "",
        "breach": view.rule.breach,
        "parameters": view.parameters,
        "organisation_kinds": list(view.rule.organisation_kinds),
        "unit_kinds": list(view.rule.unit_kinds),
        "advice": said(view.advice(tongue())),
        "basis": list(view.bases),
    }


def _brief(view: bridge.RuleView, counts: dict[str, int]) -> dict[str, object]:
    rule = view.rule
    same = {
        name: getattr(rule, name) for name in ("id", "subject", "theme", "strength", "severity")
    }
    return {
        **same,
        "book": view.book.id,
        "title": said(view.title(tongue())),
        "confidence": view.confidence,
        "sureness": bridge.confidence_word(view.confidence),
        "advisory": rule.advisory,
        "waits_for": [bridge.told(room) for room in rule.waits_for],
        "in_force": rule.in_force(clock.today()),
        "standing": counts.get(rule.id, 0),
    }
