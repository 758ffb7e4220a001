"""One exemplar: what was done, who reviewed it, who took it over, and what that changed."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from qunqiao.exemplars import policy
from qunqiao.exemplars.actions.begin_adoption import begin_adoption
from qunqiao.exemplars.actions.end_adoption import end_adoption
from qunqiao.exemplars.actions.publish_exemplar import publish_exemplar
from qunqiao.exemplars.actions.review_exemplar import review_exemplar
from qunqiao.exemplars.actions.withdraw_exemplar import withdraw_exemplar
from qunqiao.exemplars.forms import AdoptForm, ReviewForm
from qunqiao.exemplars.models import Exemplar
from qunqiao.exemplars.pages import reader_in
from qunqiao.exemplars.queries.effect import effect_of
from qunqiao.exemplars.queries.exemplars import (
    adoptions_of,
    evidence_of,
    the_adoption,
    the_exemplar,
    units_to_adopt,
)
from qunqiao.exemplars.queries.wording import (
    counts_in_words,
    figures_in_words,
    rule_titles,
    verdict_in_words,
)
from qunqiao.kit import clock
from qunqiao.kit.errors import Invalid, NotAllowed
from qunqiao.people.pages import person_in
from qunqiao.people.policy import STAFF, Reach


@login_required
@require_safe
def exemplar(request: HttpRequest, exemplar_id: int) -> HttpResponse:
    """The exemplar."""
    reach = reader_in(request)
    return _page(request, reach, the_exemplar(reach, exemplar_id))


@login_required
@require_POST
def review(request: HttpRequest, exemplar_id: int) -> HttpResponse:
    """Accept or decline it."""
    reach = reader_in(request)
    row = the_exemplar(reach, exemplar_id)
    form = ReviewForm(request.POST)
    if policy.reviewing_duty(reach, row) is None:
        raise NotAllowed
    if not form.is_valid():
        return _page(request, reach, row, reviewing=form)
    said = form.cleaned_data
    try:
        review_exemplar(
            actor=person_in(request),
            exemplar=row,
            accepted=said["accepted"] == "1",
            opinion=said["opinion"],
            on=clock.today(),
        )
    except Invalid as refusal:
        form.add_error("opinion", str(refusal))
        return _page(request, reach, row, reviewing=form)
    messages.success(request, _("评议已记下。"))
    return redirect("exemplars:exemplar", exemplar_id)


@login_required
@require_POST
def publish(request: HttpRequest, exemplar_id: int) -> HttpResponse:
    """Publish it for everybody."""
    return _done(request, exemplar_id, publish_exemplar, _("已发布，所有人都能看到。"))


@login_required
@require_POST
def withdraw(request: HttpRequest, exemplar_id: int) -> HttpResponse:
    """Take it back."""
    return _done(request, exemplar_id, withdraw_exemplar, _("已撤下。"))


@login_required
@require_POST
def adopt(request: HttpRequest, exemplar_id: int) -> HttpResponse:
    """Take it over for one's unit."""
    reach = reader_in(request)
    row = the_exemplar(reach, exemplar_id)
    form = AdoptForm(request.POST, reach=reach, exemplar=row)
    if not reach.has(policy.ACTING):
        raise NotAllowed
    if not form.is_valid():
        return _page(request, reach, row, adopting=form)
    said = form.cleaned_data
    begin_adoption(
        actor=person_in(request),
        exemplar=row,
        unit=said["unit"],
        plan=said["plan"],
        on=clock.today(),
    )
    messages.success(request, _("已采纳。效果由以后的体检衡量，不用报材料。"))
    return redirect("exemplars:exemplar", exemplar_id)


@login_required
@require_POST
def adoption_end(request: HttpRequest, adoption_id: int) -> HttpResponse:
    """The unit does so no longer."""
    row = the_adoption(reader_in(request), adoption_id)
    end_adoption(actor=person_in(request), adoption=row, on=clock.today())
    messages.success(request, _("已记下不再采纳。"))
    return redirect("exemplars:exemplar", row.exemplar_id)


def _done(
    request: HttpRequest, exemplar_id: int, step: Callable[..., Exemplar], said: str
) -> HttpResponse:
    row = the_exemplar(reader_in(request), exemplar_id)
    step(actor=person_in(request), exemplar=row, on=clock.today())
    messages.success(request, said)
    return redirect("exemplars:exemplars")


def _page(
    request: HttpRequest,
    reach: Reach,
    row: Exemplar,
    reviewing: ReviewForm | None = None,
    adopting: AdoptForm | None = None,
) -> HttpResponse:
    state = Exemplar.State(row.state)
    published = state == Exemplar.State.PUBLISHED
    effect = effect_of(row) if published else None
    told = effect is not None and effect.verdict in ("more", "alike")
    language = get_language() or "zh-hans"
    units = units_to_adopt(reach, row) if published else None
    may_review = state == Exemplar.State.PROPOSED and policy.reviewing_duty(reach, row) is not None
    values = {
        "row": row,
        "rules": rule_titles(row.rules),
        "figures": figures_in_words(row.figures),
        "evidence": [
            (one.pk, one.says(language), reach.has(STAFF, one.unit)) for one in evidence_of(row)
        ],
        "adoptions": [(one, policy.may_adopt(reach, one.unit)) for one in adoptions_of(row)],
        "verdict": verdict_in_words(effect) if effect else "",
        "effect": [
            (_("采纳的单位"), counts_in_words(effect.adopters, effect.adopters_between)),
            (_("同类没有采纳的单位"), counts_in_words(effect.others, effect.others_between)),
        ]
        if effect and told
        else [],
        "reviewing": reviewing or ReviewForm(),
        "adopting": adopting or (AdoptForm(reach=reach, exemplar=row) if published else None),
        "can": {
            "review": may_review,
            "publish": state == Exemplar.State.ACCEPTED and policy.may_publish(reach, row),
            "withdraw": state not in (Exemplar.State.WITHDRAWN, Exemplar.State.DECLINED)
            and policy.may_withdraw(reach, row),
            "adopt": units is not None and units.exists(),
        },
    }
    status = 422 if reviewing or adopting else 200
    return render(request, "exemplars/exemplar.html", values, status=status)
