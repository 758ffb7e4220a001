"""Exemplars for machines: what worked, who took it over, and what that changed."""

from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router
from ninja.responses import Status

from qunqiao.exemplars import policy
from qunqiao.exemplars.actions.begin_adoption import begin_adoption as begin
from qunqiao.exemplars.actions.end_adoption import end_adoption as end
from qunqiao.exemplars.actions.propose_exemplar import Practice
from qunqiao.exemplars.actions.propose_exemplar import propose_exemplar as propose
from qunqiao.exemplars.actions.publish_exemplar import publish_exemplar as publish
from qunqiao.exemplars.actions.review_exemplar import review_exemplar as review
from qunqiao.exemplars.actions.withdraw_exemplar import withdraw_exemplar as withdraw
from qunqiao.exemplars.api.answers import (
    SORTS,
    AdoptIn,
    AdoptionOut,
    ExemplarIn,
    ExemplarListed,
    ExemplarOut,
    ExemplarsAsked,
    ReviewIn,
    SearchOut,
)
from qunqiao.exemplars.bridge import Between, Counts
from qunqiao.exemplars.models import Adoption, Exemplar
from qunqiao.exemplars.queries.effect import effect_of
from qunqiao.exemplars.queries.exemplars import (
    adoptions_of,
    cleared_findings,
    the_adoption,
    the_exemplar,
    units_to_propose,
    visible_exemplars,
)
from qunqiao.exemplars.queries.lasting import candidates
from qunqiao.kit import clock
from qunqiao.kit.endpoints import Page, Record, having, ordered, paged
from qunqiao.kit.errors import NotFound, require
from qunqiao.people.api.access import Scope, reads, who, writes
from qunqiao.people.models import Unit
from qunqiao.people.policy import Reach

router = Router(tags=["exemplars"])


@router.get("/exemplars", **reads(Scope.READ_EXEMPLARS, Page[ExemplarListed], _("典型名单")))
def list_exemplars(
    request: HttpRequest, response: HttpResponse, asked: Query[ExemplarsAsked]
) -> dict[str, Any]:
    """The exemplars one may see, in the order of their units."""
    rows = having(visible_exemplars(_reader(request)), state=asked.state)
    return paged(request, response, ordered(rows, asked.sort, SORTS, ("unit__path",)), asked)


@router.get("/exemplars/search", **reads(Scope.READ_EXEMPLARS, SearchOut, _("数据里的典型")))
def search_exemplars(request: HttpRequest) -> dict[str, Any]:
    """Lasting improvement that is hardly chance, among the units one oversees."""
    reach = _reader(request)
    require(policy.may_look_for(reach))
    found = candidates(reach)
    told = [
        {
            "unit_id": one.unit.pk,
            "kind": one.among.kind,
            "size": one.among.size,
            "units": one.units,
            "own": _share(one.own, one.own_between),
            "others": _share(one.others, one.others_between),
            "chance": _decimal(float(one.chance)),
        }
        for one in found.candidates
    ]
    return {"too_early": found.too_early, "compared": found.compared, "candidates": told}


@router.get(
    "/exemplars/{int:exemplar_id}", **reads(Scope.READ_EXEMPLARS, ExemplarOut, _("一个典型"))
)
def get_exemplar(request: HttpRequest, exemplar_id: int) -> Record:
    """One exemplar."""
    return _whole(_reader(request), exemplar_id)


@router.post("/exemplars", **writes(Scope.RUN_EXEMPLARS, ExemplarOut, _("推荐典型"), made=True))
def propose_exemplar(request: HttpRequest, sent: ExemplarIn) -> Status[Record]:
    """Propose the practice of a unit."""
    reach, person = _reader(request), who(request)[1]
    require(policy.is_staff(reach))
    unit = _own(reach, sent.unit_id)
    evidence = list(cleared_findings(unit).filter(pk__in=sent.evidence_ids))
    if len(evidence) < len(set(sent.evidence_ids)):
        raise NotFound
    rules = sorted({one.rule for one in evidence})
    practice = Practice(sent.title, sent.done, sent.changed, evidence, rules)
    made = propose(actor=person, unit=unit, practice=practice, on=clock.today())
    return Status(201, _whole(reach, made.pk))


@router.post(
    "/exemplars/{int:exemplar_id}/review",
    **writes(Scope.RUN_EXEMPLARS, ExemplarListed, _("评议典型")),
)
def review_exemplar(request: HttpRequest, exemplar_id: int, sent: ReviewIn) -> Record:
    """Accept or decline it, for another body than proposed it."""
    row = the_exemplar(_reader(request), exemplar_id)
    done = review(
        actor=who(request)[1],
        exemplar=row,
        accepted=sent.accepted,
        opinion=sent.opinion,
        on=clock.today(),
    )
    return Record(done, adopted_count=0)


@router.post(
    "/exemplars/{int:exemplar_id}/publish",
    **writes(Scope.RUN_EXEMPLARS, ExemplarListed, _("发布典型")),
)
def publish_exemplar(request: HttpRequest, exemplar_id: int) -> Record:
    """Let everybody read it."""
    row = the_exemplar(_reader(request), exemplar_id)
    done = publish(actor=who(request)[1], exemplar=row, on=clock.today())
    return Record(done, adopted_count=0)


@router.post(
    "/exemplars/{int:exemplar_id}/withdraw",
    **writes(Scope.RUN_EXEMPLARS, ExemplarListed, _("撤下典型")),
)
def withdraw_exemplar(request: HttpRequest, exemplar_id: int) -> Record:
    """Take it back."""
    row = the_exemplar(_reader(request), exemplar_id)
    done = withdraw(actor=who(request)[1], exemplar=row, on=clock.today())
    return Record(done, adopted_count=adoptions_of(row).count())


@router.post(
    "/exemplars/{int:exemplar_id}/adoptions",
    **writes(Scope.RUN_EXEMPLARS, AdoptionOut, _("采纳典型"), made=True),
)
def begin_adoption(request: HttpRequest, exemplar_id: int, sent: AdoptIn) -> Status[Adoption]:
    """Take it over for one's unit."""
    reach, person = _reader(request), who(request)[1]
    require(policy.is_staff(reach))
    row = the_exemplar(reach, exemplar_id)
    unit = _own(reach, sent.unit_id)
    made = begin(actor=person, exemplar=row, unit=unit, plan=sent.plan, on=clock.today())
    return Status(201, made)


@router.post(
    "/adoptions/{int:adoption_id}/end",
    **writes(Scope.RUN_EXEMPLARS, AdoptionOut, _("不再采纳典型")),
)
def end_adoption(request: HttpRequest, adoption_id: int) -> Adoption:
    """The unit does so no longer."""
    row = the_adoption(_reader(request), adoption_id)
    return end(actor=who(request)[1], adoption=row, on=clock.today())


def _reader(request: HttpRequest) -> Reach:
    reach, _person = who(request)
    require(policy.may_read(reach))
    return reach


def _own(reach: Reach, unit_id: int) -> Unit:
    unit = units_to_propose(reach).filter(pk=unit_id).first()
    if unit is None:
        raise NotFound
    return unit


def _whole(reach: Reach, exemplar_id: int) -> Record:
    row = the_exemplar(reach, exemplar_id)
    effect = effect_of(row) if row.state == Exemplar.State.PUBLISHED else None
    told = None
    if effect is not None:
        shown = effect.verdict in ("more", "alike")
        told = {
            "verdict": effect.verdict,
            "adopters": _share(effect.adopters, effect.adopters_between) if shown else None,
            "others": _share(effect.others, effect.others_between) if shown else None,
        }
    return Record(row, adoptions=list(adoptions_of(row)), effect=told)


def _share(counts: Counts, between: Between | None) -> dict[str, Any]:
    low, high = (between.low, between.high) if between else (None, None)
    ends = {"low": low, "high": high}
    told = {name: None if end is None else _decimal(float(end)) for name, end in ends.items()}
    return {"hits": counts.hits, "cases": counts.cases, **told}


def _decimal(value: float) -> Decimal:
    return Decimal(f"{value:.4f}")
