"""The rulebooks in use: every rule with its source, how sure we are of it, and what it says here."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qunqiao.checkups import bridge, policy, queries
from qunqiao.checkups.models import Finding, Theme
from qunqiao.checkups.pages import language, reader_in
from qunqiao.checkups.pages.sources import how_sure, in_a_word
from qunqiao.kit import clock
from qunqiao.kit.errors import NotFound
from qunqiao.people.models import Unit
from qunqiao.people.queries import top_unit
from qunqiao.registry.models import Organisation


@dataclass(frozen=True, slots=True)
class Line:
    """One rule in the list; ``standing`` counts what a reader may see, under ``outcome``."""

    id: str
    title: str
    theme: str
    strength: str
    confidence: str
    in_force: bool
    waits: str
    outcome: str
    standing: int


@login_required
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Every rule of every rulebook in use, and how many breaches of it stand."""
    reach = reader_in(request)
    shelf, tongue = bridge.shelf(), language()
    counts, region = queries.breaches_by_rule(reach), _region()
    books = [
        (
            book.title(tongue),
            book.book,
            [_line(view, counts, tongue, _told(view, region)) for view in book.rules],
            book.own,
        )
        for book in shelf.books
    ]
    values = {
        "books": books,
        "troubles": shelf.troubles,
        "total": len(shelf.rules),
        "may_amend": policy.may_amend(reach),
    }
    return render(request, "checkups/rules.html", values)


def _region() -> str:
    """Where the supervising body is: a text of other places is a reference here, and decides nothing; one query."""
    top = top_unit()
    return (top.region if top else None) or ""


def _told(view: bridge.RuleView, region: str) -> list[dict[str, Any]]:
    return [bridge.told_source(basis, region) for basis in view.bases]


def _line(
    view: bridge.RuleView, counts: dict[str, int], tongue: str, told: list[dict[str, Any]]
) -> Line:
    rule = view.rule
    return Line(
        id=rule.id,
        title=view.title(tongue),
        theme=str(Theme(rule.theme).label),
        strength=str(Finding.Strength(rule.strength).label),
        confidence=in_a_word(told),
        in_force=rule.in_force(clock.today()),
        waits=_("、").join(bridge.told(room) for room in rule.waits_for),
        outcome="advice" if rule.advisory else "breach",
        standing=counts.get(rule.id, 0),
    )


@login_required
@require_safe
def rule(request: HttpRequest, rule_id: str) -> HttpResponse:
    """One rule: whom it binds, what it tests, where it comes from, what to do."""
    reach = reader_in(request)
    view = bridge.shelf().rule(rule_id)
    if view is None:
        raise NotFound
    tongue, bases = language(), _told(view, _region())
    values = {
        "view": view,
        "rule": view.rule,
        "line": _line(view, queries.breaches_by_rule(reach), tongue, bases),
        "advice": view.advice(tongue),
        "bases": bases,
        "sure": how_sure(bases),
        "binds": _binds(view),
        "strength": bridge.strength_word(view.rule.strength),
        "may_amend": policy.may_amend(reach),
        "chosen": [
            (bridge.parameter_words(name), _chosen(value, view.rule.parameters[name]))
            for name, value in view.parameters.items()
        ],
        "severity": Finding.Severity(view.rule.severity).label,
    }
    return render(request, "checkups/rule.html", values)


def _chosen(value: int | str, default: int | str) -> str:
    """A parameter's value in force; where it is another one, also what the rulebook says."""
    if value == default:
        return str(value)
    return _("%(value)s（规则集里写的是 %(default)s）") % {"value": value, "default": default}


def _binds(view: bridge.RuleView) -> str:
    """Whom the rule speaks of, in words."""
    kinds = [str(Organisation.Kind(kind).label) for kind in view.rule.organisation_kinds]
    places = [str(Unit.Kind(kind).label) for kind in view.rule.unit_kinds]
    subject = str(Finding.Subject(view.rule.subject).label)
    return _("、").join(kinds or [subject]) + (
        _("（%(kinds)s）") % {"kinds": _("、").join(places)} if places else ""
    )
